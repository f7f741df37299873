#include "central/virus_scan.h"

#include "central/unix_socket.h"
#include "shared/base/durable.h"

#include <algorithm>
#include <string>

namespace central
{

using base::ErrorCode;
using base::Result;

namespace
{

constexpr std::size_t largest_part = 1'000'000;

base::Bytes length_of(std::size_t size)
{
    base::Bytes length;
    for (int shift = 24; shift >= 0; shift -= 8)
        length.push_back(static_cast<std::byte>(size >> shift));
    return length;
}

bool shown(int clamd, base::ByteView clear)
{
    using namespace std::string_view_literals;
    bool listens = base::write_all(clamd, base::as_bytes("zINSTREAM\0"sv)).has_value();
    while (listens && !clear.empty()) {
        const auto part = clear.first(std::min(clear.size(), largest_part));
        listens = base::write_all(clamd, length_of(part.size())) && base::write_all(clamd, part);
        clear = clear.subspan(part.size());
    }
    return listens && base::write_all(clamd, length_of(0));
}

} // namespace

/// clamd(8): `stream: OK`, `stream: NAME FOUND`, or some words and `ERROR`, ended by a zero byte.
Result<void> scan_for_viruses(int clamd, base::ByteView clear)
{
    const bool listened = shown(clamd, clear);
    const base::Bytes answer = read_all(clamd, 4096);
    std::string_view verdict = base::as_text(answer);
    verdict = verdict.substr(0, verdict.find('\0'));
    if (verdict == "stream: OK")
        return {};
    constexpr std::string_view start = "stream: ";
    constexpr std::string_view end = " FOUND";
    if (verdict.starts_with(start) && verdict.ends_with(end) &&
        verdict.size() > start.size() + end.size())
        return base::failure(
            ErrorCode::FileInfected,
            "virus " + std::string{verdict.substr(start.size(),
                                                  verdict.size() - start.size() - end.size())});
    return base::failure(ErrorCode::NetworkDown,
                         listened ? "clamd: " + std::string{verdict} : "clamd broke off");
}

} // namespace central
