#include "central/tus.h"

#include "central/base64.h"
#include "shared/base/freed.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <openssl/evp.h>
#include <span>

namespace central
{

std::unexpected<Refusal> tus_refusal(int status)
{
    wire::Problem problem = wire::problem_of({base::ErrorCode::DataInvalid, {}});
    problem.status = status;
    return std::unexpected<Refusal>{Refusal{std::move(problem)}};
}

std::expected<void, Refusal> check_tus_version(const Request& request)
{
    if (request.header("tus-resumable") != "1.0.0")
        return tus_refusal(412);
    return {};
}

std::optional<std::uint64_t> tus_number(std::string_view header)
{
    std::uint64_t number = 0;
    const char* last = header.data() + header.size();
    const auto [end, error] = std::from_chars(header.data(), last, number);
    if (header.empty() || error != std::errc{} || end != last)
        return std::nullopt;
    return number;
}

Named tus_metadata(std::string_view header)
{
    Named metadata;
    while (!header.empty()) {
        std::string_view pair = header.substr(0, header.find(','));
        header.remove_prefix(std::min(header.size(), pair.size() + 1));
        while (pair.starts_with(' '))
            pair.remove_prefix(1);
        const auto space = std::min(pair.find(' '), pair.size());
        const auto value = from_base64(pair.substr(std::min(space + 1, pair.size())));
        if (value && space > 0)
            metadata.insert_or_assign(std::string{pair.substr(0, space)},
                                      std::string{base::as_text(*value)});
    }
    return metadata;
}

struct TusChecksum::Sum {
    std::unique_ptr<EVP_MD_CTX, base::Freed<EVP_MD_CTX_free>> context{EVP_MD_CTX_new()};
    base::Bytes wanted;
};

TusChecksum::TusChecksum() = default;
TusChecksum::TusChecksum(TusChecksum&&) noexcept = default;
TusChecksum& TusChecksum::operator=(TusChecksum&&) noexcept = default;
TusChecksum::~TusChecksum() = default;

std::expected<TusChecksum, Refusal> TusChecksum::of(const Request& request)
{
    TusChecksum checksum;
    const std::string_view header = request.header("upload-checksum");
    if (header.empty())
        return checksum;
    const auto space = std::min(header.find(' '), header.size());
    const std::string_view algorithm = header.substr(0, space);
    const EVP_MD* digest = algorithm == "sha1"     ? EVP_sha1()
                           : algorithm == "sha256" ? EVP_sha256()
                                                   : nullptr;
    auto wanted = from_base64(header.substr(std::min(space + 1, header.size())));
    if (digest == nullptr || !wanted)
        return tus_refusal(400);
    checksum.m_sum = std::make_unique<Sum>();
    checksum.m_sum->wanted = *std::move(wanted);
    EVP_DigestInit_ex(checksum.m_sum->context.get(), digest, nullptr);
    return checksum;
}

void TusChecksum::add(base::ByteView bytes)
{
    if (is_wanted())
        EVP_DigestUpdate(m_sum->context.get(), bytes.data(), bytes.size());
}

bool TusChecksum::holds()
{
    if (!is_wanted())
        return true;
    std::array<unsigned char, EVP_MAX_MD_SIZE> computed{};
    unsigned size = 0;
    EVP_DigestFinal_ex(m_sum->context.get(), computed.data(), &size);
    return std::ranges::equal(m_sum->wanted, std::as_bytes(std::span{computed}.first(size)));
}

Response tus_response(int status)
{
    return empty(status).with("Tus-Resumable", "1.0.0");
}

} // namespace central
