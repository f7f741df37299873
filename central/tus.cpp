#include "central/tus.h"

#include "central/base64.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <openssl/evp.h>

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

std::expected<void, Refusal> check_tus_checksum(const Request& request)
{
    const std::string_view header = request.header("upload-checksum");
    if (header.empty())
        return {};
    const auto space = std::min(header.find(' '), header.size());
    const std::string_view algorithm = header.substr(0, space);
    const EVP_MD* digest = algorithm == "sha1"     ? EVP_sha1()
                           : algorithm == "sha256" ? EVP_sha256()
                                                   : nullptr;
    const auto wanted = from_base64(header.substr(std::min(space + 1, header.size())));
    if (digest == nullptr || !wanted)
        return tus_refusal(400);
    std::array<unsigned char, EVP_MAX_MD_SIZE> computed{};
    unsigned size = 0;
    EVP_Digest(request.body.data(), request.body.size(), computed.data(), &size, digest, nullptr);
    if (!std::ranges::equal(*wanted, std::as_bytes(std::span{computed}.first(size))))
        return tus_refusal(460);
    return {};
}

Response tus_response(int status)
{
    return empty(status).with("Tus-Resumable", "1.0.0");
}

} // namespace central
