#pragma once

#include "kiosk/ports/scanner.h"
#include "shared/dossier/dossier.h"

#include <string>
#include <vector>

namespace kiosk::ports
{

/// A file that the visitor brought on a stick.
struct BroughtFile {
    std::string path;
    std::string name;
    std::uint64_t size = 0; ///< bytes
    bool operator==(const BroughtFile&) const = default;
};

/// A page made worth sending: the bytes to keep, what they are, and a picture to show.
struct PreparedFile {
    dossier::AttachedFile file;
    base::Bytes bytes;
    Image preview; ///< of the first page, at most 1600 pixels high
};

/// Files on a removable medium.
class FileSource
{
public:
    virtual ~FileSource() = default;
    /// Files of the accepted kinds on the medium; empty where none is plugged in.
    virtual base::Result<std::vector<BroughtFile>> list() = 0;
    virtual base::Result<base::Bytes> read(const BroughtFile& file, std::uint64_t at_most) = 0;
};

/// Turns scans and brought files into pages, in a process of its own where the bytes are foreign.
class PagePreparer
{
public:
    virtual ~PagePreparer() = default;
    /// Errors: PageBlank, PageDark.
    virtual base::Result<PreparedFile> prepare_scan(const Image& image,
                                                    const std::string& name) = 0;
    /// Errors: File*, PageBlank, PageDark.
    virtual base::Result<PreparedFile> prepare_file(base::ByteView bytes,
                                                    const std::string& name) = 0;
};

} // namespace kiosk::ports
