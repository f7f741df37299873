#include "kiosk/adapters/document_reader.h"

#include "kiosk/adapters/image_view.h"
#include "kiosk/capture/quality.h"
#include "kiosk/capture/zone_reader.h"
#include "shared/base/date.h"

#include <fmt/format.h>

#include <mutex>
#include <optional>

namespace kiosk::adapters
{

namespace
{

using base::ErrorCode;

constexpr unsigned usual_dpi = 300; // where the scanner does not say

class Reader final : public ports::DocumentReader
{
public:
    Reader(DocumentReaderSettings settings, const base::Clock& clock)
        : m_settings{std::move(settings)}, m_clock{clock}
    {
    }

    base::Result<dossier::MachineZone> read(const ports::Image& image) override;

private:
    base::Result<const capture::ZoneReader*> zones();

    DocumentReaderSettings m_settings;
    const base::Clock& m_clock;
    std::mutex m_loading;
    std::optional<capture::ZoneReader> m_zones;
};

base::Result<const capture::ZoneReader*> Reader::zones()
{
    const std::lock_guard lock{m_loading};
    if (!m_zones)
        m_zones = TRY(capture::ZoneReader::load({m_settings.font}));
    return &*m_zones;
}

base::Result<dossier::MachineZone> Reader::read(const ports::Image& image)
{
    const capture::ZoneReader* reader = TRY(zones());
    const base::Date today = base::paris_day(m_clock.now());
    const capture::ImageView page = view_of(image);
    std::optional<base::Result<dossier::MachineZone>> last;
    reader->read(page, image.dpi == 0 ? usual_dpi : image.dpi, [&](capture::ZoneText text) {
        last = dossier::parse_zone(
            {.lines = std::move(text.lines), .doubts = std::move(text.doubts)}, today);
        return last->has_value();
    });
    if (last)
        return std::move(*last);
    TRY(accept(capture::judge(capture::measure(page))));
    return base::failure(ErrorCode::NotFound, "no machine readable zone");
}

} // namespace

base::Result<std::unique_ptr<ports::DocumentReader>>
make_document_reader(DocumentReaderSettings settings, const base::Clock& clock)
{
    std::error_code none;
    if (!std::filesystem::exists(settings.font, none))
        return base::failure(ErrorCode::DataInvalid,
                             fmt::format("{}: there is no such font", settings.font.string()));
    return std::make_unique<Reader>(std::move(settings), clock);
}

} // namespace kiosk::adapters
