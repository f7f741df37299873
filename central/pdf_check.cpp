#include "central/file_check.h"

#include <algorithm>

namespace central
{

using base::ErrorCode;
using base::Result;

namespace
{

constexpr std::string_view start_of_stream = "stream";
constexpr std::string_view deflated = "/FlateDecode";

/// The dictionary in front of a stream: from the last object's start on.
std::string_view dictionary_before(std::string_view text, std::size_t stream)
{
    const std::string_view before = text.substr(0, stream);
    const std::size_t object = before.rfind(" obj");
    const std::size_t longest = std::min<std::size_t>(stream, 4096);
    const std::size_t from =
        object == before.npos ? stream - longest : std::max(object, stream - longest);
    return before.substr(from);
}

std::size_t count_of(std::string_view text, std::string_view word)
{
    std::size_t count = 0;
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + word.size()))
        ++count;
    return count;
}

} // namespace

/// ISO 32000-1 7.3.8: `stream`, a line's end, bytes, `endstream`.
Result<void> check_pdf(base::ByteView bytes)
{
    const std::string_view text = base::as_text(bytes);
    std::uint64_t unpacked = 0;
    for (auto at = text.find(start_of_stream); at != text.npos;
         at = text.find(start_of_stream, at + start_of_stream.size())) {
        if (text.substr(0, at).ends_with("end"))
            continue;
        const std::string_view dictionary = dictionary_before(text, at);
        const std::size_t layers = count_of(dictionary, deflated);
        if (layers == 0)
            continue;
        if (layers > 1)
            return base::failure(ErrorCode::FileBomb, "packed more than once");
        std::size_t from = at + start_of_stream.size();
        while (from < text.size() && (text[from] == '\r' || text[from] == '\n'))
            ++from;
        unpacked += unpacked_size(bytes.subspan(from), most_unpacked - unpacked);
        if (unpacked > most_unpacked)
            return base::failure(ErrorCode::FileBomb, "it unpacks to more than pages take");
    }
    return {};
}

} // namespace central
