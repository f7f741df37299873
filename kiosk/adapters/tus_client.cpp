#include "kiosk/adapters/tus_client.h"

#include <charconv>

namespace kiosk::adapters
{

namespace
{

using base::ErrorCode;
using base::Result;

constexpr const char* tus = "Tus-Resumable: 1.0.0";
constexpr int gone = 410;
constexpr int wrong_offset = 409;

std::string base64(base::ByteView bytes)
{
    std::string text = base::to_base64url(bytes);
    for (char& digit : text)
        digit = digit == '-' ? '+' : digit == '_' ? '/' : digit;
    return text.append((4 - text.size() % 4) % 4, '=');
}

std::string upload_metadata(const base::Uuid& deposit, const wire::SealedFile& file)
{
    const auto pair = [](std::string_view name, const std::string& value) {
        return std::string{name} + " " + base64(base::as_bytes(value));
    };
    return "Upload-Metadata: " + pair("deposit", deposit.text()) + "," +
           pair("file", file.file.text()) + "," + pair("sha256", base::to_hex(file.digest));
}

std::optional<std::uint64_t> offset_in(const Answer& answer)
{
    const std::string text = answer.header("upload-offset");
    std::uint64_t offset = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), offset);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return offset;
}

} // namespace

Result<UploadPlace> TusClient::create(const base::Uuid& deposit, const wire::SealedFile& file)
{
    const Answer answer =
        TRY(m_connection.exchange({.method = "POST",
                                   .path = "/v1/uploads",
                                   .headers = {tus, "Upload-Length: " + std::to_string(file.size),
                                               upload_metadata(deposit, file)}}));
    if (!answer.is_success())
        return std::unexpected{answer.error()};
    const std::string location = answer.header("location");
    if (!location.starts_with("/v1/uploads/"))
        return base::failure(ErrorCode::CentralRefused, "central named no place for an upload");
    // Ours says at once what it has; tus has others ask.
    auto offset = offset_in(answer);
    if (!offset)
        offset = TRY(offset_of(location));
    if (!offset)
        return base::failure(ErrorCode::CentralRefused, "central keeps no place for an upload");
    return UploadPlace{.location = location, .offset = *offset};
}

Result<std::optional<std::uint64_t>> TusClient::offset_of(const std::string& location)
{
    const Answer answer =
        TRY(m_connection.exchange({.method = "HEAD", .path = location, .headers = {tus}}));
    if (answer.status == 404 || answer.status == gone || answer.status == 403)
        return std::nullopt;
    if (!answer.is_success())
        return std::unexpected{answer.error()};
    return offset_in(answer);
}

Result<std::uint64_t> TusClient::append(const std::string& location, const Chunk& chunk)
{
    const Answer answer = TRY(
        m_connection.exchange({.method = "PATCH",
                               .path = location,
                               .media_type = "application/offset+octet-stream",
                               .headers = {tus, "Upload-Offset: " + std::to_string(chunk.offset),
                                           "Upload-Checksum: sha256 " + base64(chunk.digest)},
                               .streamed = chunk.bytes}));
    if (!answer.is_success() && answer.status != wrong_offset)
        return std::unexpected{answer.error()};
    const auto reached = answer.is_success() ? offset_in(answer) : TRY(offset_of(location));
    if (!reached || *reached <= chunk.offset)
        return base::failure(ErrorCode::CentralBusy, "an upload does not advance");
    return *reached;
}

Result<void> TusClient::remove(const std::string& location)
{
    TRY(m_connection.exchange({.method = "DELETE", .path = location, .headers = {tus}}));
    return {};
}

} // namespace kiosk::adapters
