#include "central/file_check.h"

#include <algorithm>
#include <array>

namespace central
{

using base::ErrorCode;
using base::Result;

namespace
{

constexpr std::string_view blanks{"\0\t\n\f\r ", 6};
constexpr std::string_view ends_of_line = "\r\n";
constexpr std::string_view ends_of_name{"\0\t\n\f\r ()<>[]{}/%", 16};
constexpr std::string_view start_of_stream = "stream";
/// Of a kiosk's pages it is the first; both are measured, or do not grow.
constexpr std::array<std::string_view, 2> known_filters{"DCTDecode", "FlateDecode"};
constexpr std::size_t longest_name = 12; ///< of those that matter here

std::string lower_case(std::string_view digits)
{
    std::string lower{digits};
    for (char& digit : lower)
        digit = static_cast<char>(digit >= 'A' && digit <= 'F' ? digit - 'A' + 'a' : digit);
    return lower;
}

/// Takes a name off the front, `#46` and the like read as what they stand for (ISO 32000-1 7.3.5);
/// of a long one, the beginning.
std::string take_name(std::string_view& text)
{
    std::string name;
    text.remove_prefix(1);
    while (!text.empty() && name.size() <= longest_name && !ends_of_name.contains(text.front())) {
        const auto meant =
            text.front() == '#' ? base::from_hex(lower_case(text.substr(1, 2))) : std::nullopt;
        const bool escaped = meant && meant->size() == 1;
        name += escaped ? std::to_integer<char>(meant->front()) : text.front();
        text.remove_prefix(escaped ? 3 : 1);
    }
    return name;
}

void skip_blanks(std::string_view& text)
{
    text.remove_prefix(std::min(text.size(), text.find_first_not_of(blanks)));
}

/// One filter that is known, and said there and then, alone or in brackets. Where the file breaks
/// off before that is said, no stream follows.
bool is_plain_filter(std::string_view value)
{
    skip_blanks(value);
    const bool in_brackets = value.starts_with('[');
    value.remove_prefix(in_brackets ? 1 : 0);
    skip_blanks(value);
    if (value.empty())
        return true;
    const bool is_known = value.front() == '/' &&
                          std::ranges::find(known_filters, take_name(value)) != known_filters.end();
    skip_blanks(value);
    return value.empty() || (is_known && (!in_brackets || value.front() == ']'));
}

/// Wherever it stands: what is a stream's dictionary is for the file's own table to say. Names are
/// looked at once each, whatever the file makes of them.
Result<void> check_names(std::string_view text)
{
    for (auto at = text.find('/'); at != text.npos; at = text.find('/', at + 1)) {
        std::string_view rest = text.substr(at);
        const std::string name = take_name(rest);
        if (name == "Filter" && !is_plain_filter(rest))
            return base::failure(ErrorCode::FileBomb, "packed in a way that is not measured");
        if (name == "Encrypt")
            return base::failure(ErrorCode::FileBomb, "what is encrypted is not measured");
    }
    return {};
}

/// Unpacks whatever begins there, whatever its dictionary says. Readers pass over zlib's two bytes
/// that zlib itself would refuse, so they are not looked at. False where it is too much.
bool is_fine_from(base::ByteView bytes, std::size_t at, std::uint64_t& left)
{
    return at + 2 >= bytes.size() || unpacks_within(bytes.subspan(at + 2), left);
}

/// ISO 32000-1 7.3.8: `stream`, a line's end, bytes, `endstream`. Some readers begin on the next
/// line, whatever is left of this one.
Result<void> check_streams(base::ByteView bytes)
{
    const std::string_view text = base::as_text(bytes);
    std::uint64_t left = most_unpacked;
    std::size_t line_end = 0;
    for (auto at = text.find(start_of_stream); at != text.npos;
         at = text.find(start_of_stream, at + start_of_stream.size())) {
        const std::size_t after = at + start_of_stream.size();
        const std::size_t content = std::min(text.size(), text.find_first_not_of(blanks, after));
        if (line_end < after)
            line_end = std::min(text.size(), text.find_first_of(ends_of_line, after));
        const bool ends_in_two = text.substr(line_end).starts_with(ends_of_line);
        const std::size_t next_line = line_end + (ends_in_two ? 2 : 1);
        if (!is_fine_from(bytes, content, left) ||
            (next_line != content && !is_fine_from(bytes, next_line, left)))
            return base::failure(ErrorCode::FileBomb, "it unpacks to more than pages take");
    }
    return {};
}

} // namespace

Result<void> check_pdf(base::ByteView bytes)
{
    TRY(check_names(base::as_text(bytes)));
    return check_streams(bytes);
}

} // namespace central
