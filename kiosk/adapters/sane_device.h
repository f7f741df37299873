#pragma once

#include "kiosk/ports/scanner.h"

#include <map>
#include <mutex>
#include <string>

namespace kiosk::adapters
{

struct ScanRequest {
    std::string device;
    unsigned dpi = 300;
    bool color = true;
    double width_mm = 210.0;
    double height_mm = 297.0;
    std::map<std::string, std::string> options;
};

/// One opened device. Lives in guichet-scan only.
class SaneDevice
{
public:
    /// Starts libsane and opens the device, the first one found where the name is empty.
    base::Result<void> open(const ScanRequest& request);
    base::Result<ports::Image> scan(const ScanRequest& request,
                                    const std::function<void(double)>& progress);
    /// Stops a scan that runs in another thread, or one that has yet to begin.
    void cancel();
    void close();

private:
    base::Result<void> choose_options(const ScanRequest& request);
    base::Result<ports::Image> read_frames(const std::function<void(double)>& progress);
    void end_reading();

    void* m_handle = nullptr; ///< SANE_Handle
    unsigned m_dpi = 0;
    std::mutex m_guard;
    bool m_reading = false;
    std::atomic<bool> m_cancelled = false;
};

} // namespace kiosk::adapters
