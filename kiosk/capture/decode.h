#pragma once

#include "kiosk/capture/file_kind.h"
#include "kiosk/capture/image.h"

#include <functional>

namespace kiosk::capture
{

struct DecodeLimits {
    std::uint64_t pixels = 100'000'000; ///< of one page, by its header, before it is decoded
    unsigned pages = 50;
    unsigned side = 3508; ///< pages come out with no side longer than that
};

/// Takes a page; an error ends the decoding.
using PageSink = std::function<base::Result<void>(Picture)>;

/// Decodes foreign bytes, page after page. To be called in a confined process only.
/// Errors: FileMalformed, FileBomb, FileTooManyPages, FileTypeRefused, and those of the sink.
/// PDF is not for this function: another program draws it.
base::Result<void> decode(FileKind kind, base::ByteView bytes, const DecodeLimits& limits,
                          const PageSink& sink);

// One each; pages come as they are, not shrunk.
base::Result<Picture> decode_jpeg(base::ByteView bytes, const DecodeLimits& limits);
base::Result<Picture> decode_png(base::ByteView bytes, const DecodeLimits& limits);
base::Result<Picture> decode_bmp(base::ByteView bytes, const DecodeLimits& limits);
base::Result<void> decode_tiff(base::ByteView bytes, const DecodeLimits& limits,
                               const PageSink& sink);

/// Refuses a size that a header claims: FileMalformed where it is nil, FileBomb past the limit.
base::Result<void> check_size(std::uint64_t width, std::uint64_t height,
                              const DecodeLimits& limits);

} // namespace kiosk::capture
