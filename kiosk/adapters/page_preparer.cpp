#include "kiosk/adapters/page_preparer.h"

#include "kiosk/adapters/foreign_pages.h"
#include "kiosk/adapters/image_view.h"
#include "kiosk/capture/jpeg.h"
#include "kiosk/capture/pdf_pages.h"
#include "kiosk/capture/quality.h"
#include "kiosk/capture/scale.h"
#include "shared/process/child_process.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fmt/format.h>
#include <sodium.h>

namespace kiosk::adapters
{

namespace
{

using base::ErrorCode;

constexpr unsigned kept_dpi = 200;
constexpr int kept_quality = 75;
constexpr unsigned preview_side = 1600; // pixels

ports::Image image_of(capture::Picture picture, unsigned dpi)
{
    return {picture.width, picture.height, dpi,
            picture.pixels == capture::Pixels::Gray8 ? ports::PixelFormat::Gray8
                                                     : ports::PixelFormat::Rgb24,
            std::move(picture.bytes)};
}

ports::Image preview_of(const ports::Image& image)
{
    capture::Picture small = capture::fitted(view_of(image), preview_side, preview_side);
    const unsigned dpi = image.dpi * small.width / image.width;
    return image_of(std::move(small), dpi);
}

/// `contrat.tif` as `contrat.pdf`, where that is what is kept; `Page 1` as `Page 1.jpg`.
std::string renamed(const std::string& name, const char* extension)
{
    const bool known = capture::kind_of_name(name).has_value();
    return (known ? name.substr(0, name.rfind('.')) : name) + extension;
}

/// How large and how fine pages are kept.
struct Fineness {
    unsigned side; ///< pixels
    int quality;
};

/// What became of a file's pages.
struct Rewritten {
    std::vector<capture::JpegPage> pages;
    std::vector<capture::Verdict> verdicts;
    ports::Image preview;

    void add(const ports::Image& image, int quality)
    {
        const capture::ImageView view = view_of(image);
        if (pages.empty())
            preview = preview_of(image);
        verdicts.push_back(capture::judge(capture::measure(view)));
        pages.push_back({capture::encode_jpeg(view, quality, 0), image.width, image.height,
                         image.format == ports::PixelFormat::Gray8});
    }
    /// A file is blank or dark when all its pages are.
    capture::Verdict verdict() const
    {
        const auto all = [&](capture::Verdict wanted) {
            return std::ranges::all_of(verdicts, [=](auto one) { return one == wanted; });
        };
        return all(capture::Verdict::Blank)  ? capture::Verdict::Blank
               : all(capture::Verdict::Dark) ? capture::Verdict::Dark
                                             : capture::Verdict::Good;
    }
};

class Preparer final : public ports::PagePreparer
{
public:
    Preparer(const PagePreparerSettings& settings, const base::Clock& clock)
        : m_at_most{settings.at_most},
          m_clock{clock},
          m_foreign{{.worker = settings.worker.empty()
                                   ? process::folder_of_this_program() + "/guichet-decode"
                                   : settings.worker,
                     .pages = settings.pages,
                     .time_limit = settings.time_limit,
                     .use_bubblewrap = settings.use_bubblewrap,
                     .note = settings.note ? settings.note : [](std::string_view text) {
                         fmt::print(stderr, "guichet: {}\n", text);
                     }}}
    {
    }

    base::Result<ports::PreparedFile> prepare_scan(const ports::Image& image,
                                                   const std::string& name) override;
    base::Result<ports::PreparedFile> prepare_file(base::ByteView bytes,
                                                   const std::string& name) override;

private:
    ports::PreparedFile kept(base::Bytes bytes, std::string name, const char* media_type,
                             unsigned pages) const;

    std::uint64_t m_at_most;
    const base::Clock& m_clock;
    ForeignPages m_foreign;
};

ports::PreparedFile Preparer::kept(base::Bytes bytes, std::string name, const char* media_type,
                                   unsigned pages) const
{
    ports::PreparedFile prepared;
    prepared.file.id = base::Uuid::make(m_clock.now());
    prepared.file.name = std::move(name);
    prepared.file.media_type = media_type;
    prepared.file.size = bytes.size();
    prepared.file.pages = pages;
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(prepared.file.digest.data()),
                       reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    prepared.bytes = std::move(bytes);
    return prepared;
}

base::Result<ports::PreparedFile> Preparer::prepare_scan(const ports::Image& image,
                                                         const std::string& name)
{
    const capture::ImageView view = view_of(image);
    TRY(accept(capture::judge(capture::measure(view))));
    const double scale = image.dpi > kept_dpi ? static_cast<double>(kept_dpi) / image.dpi : 1.0;
    const auto scaled = [&](unsigned side) {
        return static_cast<unsigned>(std::lround(side * scale));
    };
    const capture::Picture page = capture::shrunk(view, scaled(image.width), scaled(image.height));
    auto prepared =
        kept(capture::encode_jpeg(page.view(), kept_quality, std::min(image.dpi, kept_dpi)),
             renamed(name, ".jpg"), "image/jpeg", 1);
    prepared.preview = preview_of(image);
    return prepared;
}

base::Result<ports::PreparedFile> Preparer::prepare_file(base::ByteView bytes,
                                                         const std::string& name)
{
    const capture::FileKind kind = TRY(capture::accepted_kind(name, bytes, m_at_most));
    const bool paged = kind == capture::FileKind::Pdf || kind == capture::FileKind::Tiff;
    // A4 at 200 dpi for what has pages, at 300 for photographs with a margin; coarser where that
    // does not fit.
    const std::array<Fineness, 2> tries{{{paged ? 2339U : 3508U, kept_quality}, {1754U, 60}}};
    for (const Fineness& fineness : tries) {
        Rewritten rewritten;
        TRY(m_foreign.draw(kind, bytes, fineness.side, [&](const ports::Image& image) {
            rewritten.add(image, fineness.quality);
        }));
        TRY(accept(rewritten.verdict()));
        const auto pages = static_cast<unsigned>(rewritten.pages.size());
        const bool one_picture = kind != capture::FileKind::Pdf && pages == 1;
        base::Bytes written = one_picture ? std::move(rewritten.pages.front().jpeg)
                                          : capture::pdf_of(rewritten.pages);
        if (written.size() > m_at_most)
            continue;
        auto prepared =
            one_picture ? kept(std::move(written), renamed(name, ".jpg"), "image/jpeg", 1)
                        : kept(std::move(written), renamed(name, ".pdf"), "application/pdf", pages);
        prepared.preview = std::move(rewritten.preview);
        return prepared;
    }
    return base::failure(ErrorCode::FileTooLarge, "too large even when made coarser");
}

} // namespace

std::unique_ptr<ports::PagePreparer> make_page_preparer(const PagePreparerSettings& settings,
                                                        const base::Clock& clock)
{
    return std::make_unique<Preparer>(settings, clock);
}

} // namespace kiosk::adapters
