#include "kiosk/adapters/sane_device.h"
#include "kiosk/adapters/worker_frames.h"
#include "shared/process/sandbox.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <unistd.h>

namespace
{

using namespace kiosk;

/// `guichet-scan DEVICE DPI color|gray WIDTH_MM HEIGHT_MM [NAME=VALUE]...`
adapters::ScanRequest request_in(std::span<char*> arguments)
{
    adapters::ScanRequest request{.device = arguments[0],
                                  .dpi = static_cast<unsigned>(std::atoi(arguments[1])),
                                  .color = std::strcmp(arguments[2], "color") == 0,
                                  .width_mm = std::atof(arguments[3]),
                                  .height_mm = std::atof(arguments[4]),
                                  .options = {}};
    for (const std::string_view option : arguments.subspan(5)) {
        const std::size_t sign = std::min(option.find('='), option.size());
        request.options.emplace(option.substr(0, sign),
                                option.substr(std::min(sign + 1, option.size())));
    }
    return request;
}

base::Result<ports::Image> scan(adapters::SaneDevice& device, const adapters::ScanRequest& request,
                                int output)
{
    TRY(device.open(request));
    adapters::say_progress(output, 0.0);
    double said = 0.0;
    return device.scan(request, [&](double now) {
        if (now - said < 0.01 && now < 1.0)
            return;
        said = now;
        adapters::say_progress(output, now);
    });
}

} // namespace

/// Scans one page: progress, then the page or the failure, on standard output. A byte or the end
/// on standard input cancels.
int main(int count, char** arguments)
{
    if (count < 6)
        return 2;
    // Backends chat on standard output: the frames keep it for themselves.
    const int output = ::dup(STDOUT_FILENO);
    ::dup2(STDERR_FILENO, STDOUT_FILENO);
    process::confine({.memory = 2'000'000'000, .cpu_seconds = {}, .file_bytes = {}});

    const adapters::ScanRequest request =
        request_in({arguments + 1, static_cast<std::size_t>(count - 1)});
    auto* device = new adapters::SaneDevice; // outlives the listener, which ends with the process
    std::thread{[device] {
        std::array<char, 1> order{};
        static_cast<void>(::read(STDIN_FILENO, order.data(), order.size()));
        device->cancel();
    }}.detach();

    if (const auto image = scan(*device, request, output))
        adapters::say_page(output, *image);
    else
        adapters::say_failed(output, image.error().code, image.error().detail);
    device->close();
    ::_exit(0);
}
