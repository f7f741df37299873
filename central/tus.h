#pragma once

#include "central/http.h"

#include <cstdint>
#include <memory>
#include <optional>

namespace central
{

/// What tus 1.0.0 says in headers. Its refusals have statuses of their own and no problem.
std::unexpected<Refusal> tus_refusal(int status);
/// 412 where the request is not of version 1.0.0.
std::expected<void, Refusal> check_tus_version(const Request& request);
std::optional<std::uint64_t> tus_number(std::string_view header);
/// `name <base64>,name <base64>`
Named tus_metadata(std::string_view header);
/// Upload-Checksum (sha1 or sha256), held against a body as it comes.
class TusChecksum
{
public:
    /// Wanted by nobody where the request names none; 400 for another algorithm.
    static std::expected<TusChecksum, Refusal> of(const Request& request);
    TusChecksum();
    TusChecksum(TusChecksum&&) noexcept;
    TusChecksum& operator=(TusChecksum&&) noexcept;
    ~TusChecksum();

    bool is_wanted() const { return m_sum != nullptr; }
    void add(base::ByteView bytes);
    /// Whether all that was added has it; true where none is wanted.
    bool holds();

private:
    struct Sum;
    std::unique_ptr<Sum> m_sum;
};
Response tus_response(int status);

} // namespace central
