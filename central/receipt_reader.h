#pragma once

#include "shared/base/result.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

namespace central
{

inline constexpr std::size_t largest_picture = 10'000'000; ///< bytes

/// Reads the text of a receipt from a photograph, a scan or a PDF: in guichet-verify, a process of
/// its own that draws foreign files in another that is confined. One picture at a time; nothing of
/// it is kept. For several threads.
class ReceiptReader
{
public:
    explicit ReceiptReader(std::filesystem::path program,
                           std::chrono::milliseconds time_limit = std::chrono::seconds{10})
        : m_program{std::move(program)}, m_time_limit{time_limit}
    {
    }
    /// The one that stands beside this program.
    static ReceiptReader beside();

    bool is_there() const;
    /// NotFound where no receipt is in it, CentralBusy while another picture is read, FileBomb
    /// where it takes too long, FileTooLarge.
    base::Result<std::string> read(std::string_view picture) const;

private:
    std::filesystem::path m_program;
    std::chrono::milliseconds m_time_limit;
};

} // namespace central
