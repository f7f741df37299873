#include "kiosk/adapters/sane_device.h"

#include "kiosk/adapters/sane_options.h"
#include "kiosk/adapters/sane_pixels.h"

#include <array>
#include <cmath>
#include <sane/sane.h>
#include <tuple>

namespace kiosk::adapters
{

namespace
{

using base::ErrorCode;

std::unexpected<base::Error> refusal(SANE_Status status, const char* during)
{
    static constexpr std::array codes{
        ErrorCode::Internal,      ErrorCode::ScannerFailed, ErrorCode::Cancelled,
        ErrorCode::ScannerBusy,   ErrorCode::ScannerFailed, ErrorCode::ScannerFailed,
        ErrorCode::ScannerJammed, ErrorCode::ScannerEmpty,  ErrorCode::ScannerCoverOpen,
        ErrorCode::ScannerFailed, ErrorCode::ScannerFailed, ErrorCode::ScannerFailed,
    };
    const auto index = static_cast<std::size_t>(status);
    return base::failure(index < codes.size() ? codes[index] : ErrorCode::ScannerFailed,
                         std::string{during} + ": " + sane_strstatus(status));
}

base::Result<std::string> first_device()
{
    const SANE_Device** devices = nullptr;
    if (sane_get_devices(&devices, SANE_FALSE) != SANE_STATUS_GOOD || devices == nullptr ||
        devices[0] == nullptr)
        return base::failure(ErrorCode::ScannerAbsent, "no device found");
    return std::string{devices[0]->name};
}

FrameShape shape_of(const SANE_Parameters& parameters)
{
    FrameShape shape;
    shape.samples = parameters.format == SANE_FRAME_RGB ? 3 : 1;
    shape.plane = parameters.format == SANE_FRAME_RED     ? 0
                  : parameters.format == SANE_FRAME_GREEN ? 1
                  : parameters.format == SANE_FRAME_BLUE  ? 2
                                                          : -1;
    shape.width = static_cast<unsigned>(std::max(parameters.pixels_per_line, SANE_Int{0}));
    shape.bytes_per_line =
        static_cast<std::size_t>(std::max(parameters.bytes_per_line, SANE_Int{0}));
    shape.depth = parameters.depth;
    if (parameters.lines > 0)
        shape.lines = static_cast<unsigned>(parameters.lines);
    return shape;
}

} // namespace

base::Result<void> SaneDevice::open(const ScanRequest& request)
{
    if (const SANE_Status status = sane_init(nullptr, nullptr); status != SANE_STATUS_GOOD)
        return refusal(status, "sane_init");
    const std::string name = request.device.empty() ? TRY(first_device()) : request.device;
    const SANE_Status status = sane_open(name.c_str(), &m_handle);
    if (status == SANE_STATUS_INVAL || status == SANE_STATUS_IO_ERROR)
        return base::failure(ErrorCode::ScannerAbsent,
                             std::string{"sane_open: "} + sane_strstatus(status));
    if (status != SANE_STATUS_GOOD)
        return refusal(status, "sane_open");
    return {};
}

base::Result<void> SaneDevice::choose_options(const ScanRequest& request)
{
    SaneOptions options{m_handle};
    if (request.color)
        options.choose("mode", {"color", "colour"});
    else
        options.choose("mode", {"gray", "grey"});
    // What a backend has not, it decides itself: pnm has neither geometry nor mode.
    const std::array<std::pair<const char*, double>, 6> wanted{{{"depth", 8.0},
                                                                {"resolution", request.dpi},
                                                                {"tl-x", 0.0},
                                                                {"tl-y", 0.0},
                                                                {"br-x", request.width_mm},
                                                                {"br-y", request.height_mm}}};
    for (const auto& [name, value] : wanted)
        if (options.has(name))
            std::ignore = options.set(name, std::to_string(value));
    for (const auto& [name, value] : request.options)
        TRY(options.set(name, value));
    m_dpi = static_cast<unsigned>(std::lround(options.number("resolution").value_or(request.dpi)));
    return {};
}

base::Result<ports::Image> SaneDevice::scan(const ScanRequest& request,
                                            const std::function<void(double)>& progress)
{
    TRY(choose_options(request));
    auto image = read_frames(progress);
    end_reading();
    if (m_cancelled)
        return base::failure(ErrorCode::Cancelled);
    return image;
}

base::Result<ports::Image> SaneDevice::read_frames(const std::function<void(double)>& progress)
{
    PageBuilder page;
    while (!page.complete()) {
        const SANE_Status started = sane_start(m_handle);
        if (started != SANE_STATUS_GOOD)
            return refusal(started, "sane_start");
        {
            const std::scoped_lock lock{m_guard};
            m_reading = true;
        }
        SANE_Parameters parameters{};
        if (const auto status = sane_get_parameters(m_handle, &parameters);
            status != SANE_STATUS_GOOD)
            return refusal(status, "sane_get_parameters");
        TRY(page.begin(shape_of(parameters)));

        std::array<SANE_Byte, 65'536> buffer{};
        SANE_Status status = SANE_STATUS_GOOD;
        while (status == SANE_STATUS_GOOD && !m_cancelled) {
            SANE_Int count = 0;
            status = sane_read(m_handle, buffer.data(), buffer.size(), &count);
            if (status == SANE_STATUS_GOOD && count > 0) {
                TRY(page.add(
                    std::as_bytes(std::span{buffer}.first(static_cast<std::size_t>(count)))));
                progress(page.progress());
            }
        }
        // After a cancel some backends end with EOF: only our own flag tells.
        if (m_cancelled)
            return base::failure(ErrorCode::Cancelled);
        if (status != SANE_STATUS_EOF)
            return refusal(status, "sane_read");
        TRY(page.end());
    }
    return std::move(page).image(m_dpi);
}

void SaneDevice::end_reading()
{
    {
        const std::scoped_lock lock{m_guard};
        m_reading = false;
    }
    sane_cancel(m_handle);
}

void SaneDevice::cancel()
{
    m_cancelled = true;
    const std::scoped_lock lock{m_guard};
    if (m_reading)
        sane_cancel(m_handle);
}

void SaneDevice::close()
{
    if (m_handle != nullptr)
        sane_close(std::exchange(m_handle, nullptr));
    sane_exit();
}

} // namespace kiosk::adapters
