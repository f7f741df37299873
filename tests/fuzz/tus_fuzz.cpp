#include "central/base64.h"
#include "central/tus.h"
#include "shared/wire/envelope.h"
#include "tests/fuzz/fuzz.h"

namespace
{

void read_number(std::string_view header)
{
    const auto number = central::tus_number(header);
    base::verify(!number || central::tus_number(std::to_string(*number)) == number,
                 "a number is a number again");
}

void read_metadata(std::string_view header)
{
    const central::Named metadata = central::tus_metadata(header);
    std::string written;
    for (const auto& [name, value] : metadata) {
        base::verify(!name.empty() && name.find_first_of(" ,") == name.npos, "a name of tus 1.0.0");
        written +=
            (written.empty() ? "" : ",") + name + " " + central::to_base64(base::as_bytes(value));
    }
    base::verify(central::tus_metadata(written) == metadata, "what was written is read");
}

/// Whether the body, which comes in two parts, has the checksum of that header.
bool holds(const std::string& header, std::string_view body)
{
    central::Request request;
    request.headers["tus-resumable"] = header;
    request.headers["upload-checksum"] = header;
    static_cast<void>(central::check_tus_version(request));
    auto checksum = central::TusChecksum::of(request);
    base::verify(checksum || checksum.error().problem.status == 400, "a status of tus 1.0.0");
    if (!checksum)
        return false;
    const auto bytes = base::as_bytes(body);
    checksum->add(bytes.first(bytes.size() / 3));
    checksum->add(bytes.subspan(bytes.size() / 3));
    return checksum->holds();
}

void read_checksum(std::string_view header, std::string_view body)
{
    holds(std::string{header}, body);
    base::verify(holds("sha256 " + central::to_base64(wire::sha256_of(base::as_bytes(body))), body),
                 "the right digest is taken");
}

} // namespace

/// Three headers, a line each, then a body.
void tests::fuzz(base::ByteView input)
{
    Pieces pieces{input};
    read_number(pieces.line());
    read_metadata(pieces.line());
    const std::string_view checksum = pieces.line();
    read_checksum(checksum, pieces.text());
}
