#include "central/receipt_reader.h"

#include "shared/process/child_process.h"

#include <array>
#include <mutex>
#include <poll.h>
#include <unistd.h>

namespace central
{

namespace
{

using base::ErrorCode;
using base::Result;
using std::chrono::steady_clock;

constexpr std::size_t longest_text = 10'000; // bytes

/// All that is said until the end. FileBomb where that takes too long or says too much.
Result<std::string> hear(int output, steady_clock::time_point until)
{
    std::string said;
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - steady_clock::now());
        pollfd wanted{.fd = output, .events = POLLIN, .revents = 0};
        if (left.count() <= 0 || ::poll(&wanted, 1, static_cast<int>(left.count())) <= 0)
            return base::failure(ErrorCode::FileBomb, "a picture takes too long to read");
        std::array<char, 4096> part{};
        const ssize_t size = ::read(output, part.data(), part.size());
        if (size <= 0)
            return said;
        said.append(part.data(), static_cast<std::size_t>(size));
        if (said.size() > longest_text)
            return base::failure(ErrorCode::FileBomb, "a picture says too much");
    }
}

} // namespace

ReceiptReader ReceiptReader::beside()
{
    return ReceiptReader{process::folder_of_this_program() + "/guichet-verify"};
}

bool ReceiptReader::is_there() const
{
    return ::access(m_program.c_str(), X_OK) == 0;
}

Result<std::string> ReceiptReader::read(std::string_view picture) const
{
    static std::mutex one_at_a_time;
    const std::unique_lock alone{one_at_a_time, std::try_to_lock};
    if (!alone.owns_lock())
        return base::failure(ErrorCode::CentralBusy, "another picture is being read");
    if (picture.size() > largest_picture)
        return base::failure(ErrorCode::FileTooLarge);
    const auto input = TRY(process::file_in_memory(base::as_bytes(picture)));
    const auto reading = TRY(process::ChildProcess::start({m_program.string(), "--text"}, input));
    std::string text = TRY(hear(reading.output(), steady_clock::now() + m_time_limit));
    while (text.ends_with('\n'))
        text.pop_back();
    if (!text.starts_with("DEP1:"))
        return base::failure(ErrorCode::NotFound, "no receipt is in the picture");
    return text;
}

} // namespace central
