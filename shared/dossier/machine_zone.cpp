#include "shared/dossier/zone_layout.h"

#include "shared/dossier/digits.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fmt/format.h>

namespace dossier
{

namespace
{

using base::Result;

struct Alike {
    char letter;
    char digit;
};
/// Pairs that a reader mistakes for each other; the first of a digit is the one it becomes.
constexpr std::array<Alike, 8> alike{{{'O', '0'},
                                      {'I', '1'},
                                      {'B', '8'},
                                      {'S', '5'},
                                      {'Z', '2'},
                                      {'G', '6'},
                                      {'Q', '0'},
                                      {'L', '1'}}};

char as_digit(char character)
{
    const auto found = std::ranges::find(alike, character, &Alike::letter);
    return found == alike.end() ? character : found->digit;
}

char as_letter(char character)
{
    const auto found = std::ranges::find(alike, character, &Alike::digit);
    return found == alike.end() ? character : found->letter;
}

unsigned value_of(char character)
{
    if (is_digit(character))
        return static_cast<unsigned>(character - '0');
    return character == '<' ? 0 : static_cast<unsigned>(character - 'A') + 10;
}

bool is_letter(char character)
{
    return character >= 'A' && character <= 'Z';
}

std::string without_fillers(std::string_view text)
{
    std::string words;
    for (const char character : text)
        if (character != '<')
            words += character;
        else if (!words.empty() && words.back() != ' ')
            words += ' ';
    if (words.ends_with(' '))
        words.pop_back();
    return words;
}

base::Date day_in(std::string_view six)
{
    const auto two = [&](std::size_t at) {
        return std::atoi(std::string{six.substr(at, 2)}.c_str());
    };
    return {std::chrono::year{2000 + two(0)}, std::chrono::month{static_cast<unsigned>(two(2))},
            std::chrono::day{static_cast<unsigned>(two(4))}};
}

/// Lines being understood.
class Reading
{
public:
    Reading(ReadZone read, const ZoneLayout& layout)
        : m_lines{std::move(read.lines)}, m_doubts{std::move(read.doubts)}, m_layout{layout}
    {
    }

    Result<MachineZone> zone(base::Date today);

private:
    std::string_view at(const ZoneSpan& span) const
    {
        return std::string_view{m_lines[span.line]}.substr(span.from, span.length);
    }
    char& after(const ZoneSpan& span) { return m_lines[span.line][span.from + span.length]; }

    void make(const ZoneSpan& span, char (*kind)(char));
    Result<void> only(const ZoneSpan& span, bool (*allowed)(char), const char* field) const;
    Result<void> set_alphabets();
    /// True where one doubt, and only one, makes the sum agree; it is put in place.
    bool mend(const std::vector<ZoneSpan>& where, const std::vector<ZoneSpan>& summed, char digit);
    std::string text_of(const std::vector<ZoneSpan>& spans) const;
    Result<void> check(const ZoneSpan& span, const char* field);
    Result<std::string> number();
    Result<void> check_optional();
    Result<void> check_composite();
    Result<std::optional<base::Date>> day(const ZoneSpan& span, const char* field) const;
    std::optional<base::Date> birth(const ZoneSpan& span, base::Date today) const;
    Result<void> read_dates(MachineZone& zone, base::Date today) const;
    Result<void> read_names(MachineZone& zone) const;

    std::vector<std::string> m_lines;
    std::vector<std::string> m_doubts;
    const ZoneLayout& m_layout;
    unsigned m_corrected = 0;
};

std::unexpected<base::Error> wrong(const char* field)
{
    return base::failure(base::ErrorCode::DataInvalid,
                         fmt::format("machine readable zone: {}", field));
}

void Reading::make(const ZoneSpan& span, char (*kind)(char))
{
    for (std::size_t i = span.from; i < span.from + span.length; ++i) {
        char& character = m_lines[span.line][i];
        const char made = kind(character);
        m_corrected += made != character ? 1 : 0;
        character = made;
    }
}

Result<void> Reading::only(const ZoneSpan& span, bool (*allowed)(char), const char* field) const
{
    if (!std::ranges::all_of(at(span), allowed))
        return wrong(field);
    return {};
}

Result<void> Reading::set_alphabets()
{
    constexpr ZoneSpan head{0, 0, 5};
    const auto letter_or_filler = [](char c) { return is_letter(c) || c == '<'; };
    const auto digit_or_filler = [](char c) { return is_digit(c) || c == '<'; };
    for (const ZoneSpan& letters : {head, m_layout.nationality, m_layout.names}) {
        make(letters, as_letter);
        TRY(only(letters, letter_or_filler, "letters"));
    }
    for (ZoneSpan digits : {m_layout.birth, m_layout.expiry}) {
        ++digits.length;
        make(digits, as_digit);
        TRY(only(digits, digit_or_filler, "digits"));
    }
    std::vector<ZoneSpan> checks{{m_layout.number.line, m_layout.number.from + 9, 1}};
    if (m_layout.optional_checked)
        checks.push_back({1, m_layout.width - 2, 1});
    if (!m_layout.composite.empty())
        checks.push_back({1, m_layout.width - 1, 1});
    for (const ZoneSpan& digit : checks) {
        make(digit, as_digit);
        TRY(only(digit, digit_or_filler, "check digit"));
    }
    return only(m_layout.sex, [](char c) { return c == 'M' || c == 'F' || c == '<'; }, "sex");
}

std::string Reading::text_of(const std::vector<ZoneSpan>& spans) const
{
    std::string text;
    for (const ZoneSpan& span : spans)
        text += at(span);
    return text;
}

bool Reading::mend(const std::vector<ZoneSpan>& where, const std::vector<ZoneSpan>& summed,
                   char digit)
{
    if (m_doubts.empty())
        return false;
    char* place = nullptr;
    char right = 0;
    unsigned ways = 0;
    for (const ZoneSpan& span : where)
        for (std::size_t i = span.from; i < span.from + span.length; ++i) {
            char& character = m_lines[span.line][i];
            const char before = character;
            const char other = m_doubts[span.line][i];
            if (other == ' ')
                continue;
            character = other;
            if (check_digit(text_of(summed)) == digit) {
                ++ways;
                place = &character;
                right = other;
            }
            character = before;
        }
    if (ways != 1)
        return false;
    *place = right;
    ++m_corrected;
    return true;
}

Result<void> Reading::check(const ZoneSpan& span, const char* field)
{
    const char digit = after(span);
    if (digit == '<' && at(span).find_first_not_of('<') == std::string_view::npos)
        return {};
    if (check_digit(at(span)) != digit && !mend({span}, {span}, digit))
        return wrong(field);
    return {};
}

Result<std::string> Reading::number()
{
    const ZoneSpan& span = m_layout.number;
    const ZoneSpan& rest = m_layout.optional.front();
    const std::size_t length = std::min(at(rest).find('<'), rest.length);
    // A longer number goes on where the issuer may write what it likes (parts 5 and 6, 4.2.4).
    const bool card = m_layout.kind == ZoneKind::Td1 || m_layout.kind == ZoneKind::Td2;
    if (after(span) != '<' || !card || length < 2) {
        TRY(check(span, "number"));
        return without_fillers(at(span));
    }
    const std::string whole = std::string{at(span)} + std::string{at(rest).substr(0, length - 1)};
    if (check_digit(whole) != as_digit(at(rest)[length - 1]))
        return wrong("number");
    return without_fillers(whole);
}

Result<void> Reading::check_optional()
{
    if (!m_layout.optional_checked)
        return {};
    return check(m_layout.optional.front(), "optional field");
}

Result<void> Reading::check_composite()
{
    if (m_layout.composite.empty())
        return {};
    const char digit = m_lines[1].back();
    if (check_digit(text_of(m_layout.composite)) == digit)
        return {};
    if (m_layout.optional_checked || !mend(m_layout.optional, m_layout.composite, digit))
        return wrong("composite check digit");
    return {};
}

/// The day in this century: one that is real in the last is real in this, too. Nothing where a part
/// is not known.
Result<std::optional<base::Date>> Reading::day(const ZoneSpan& span, const char* field) const
{
    const std::string_view six = at(span);
    if (six.find('<') != std::string_view::npos)
        return std::optional<base::Date>{};
    const base::Date date = day_in(six);
    if (!date.ok())
        return wrong(field);
    return date;
}

Result<void> Reading::read_dates(MachineZone& zone, base::Date today) const
{
    zone.birth = TRY(day(m_layout.birth, "birth date"));
    zone.expiry = TRY(day(m_layout.expiry, "expiry date"));
    const auto century_before = [](base::Date date) { return date - std::chrono::years{100}; };
    if (zone.birth && *zone.birth > today)
        zone.birth = century_before(*zone.birth);
    constexpr int half = 50;
    if (zone.expiry && zone.expiry->year() > today.year() + std::chrono::years{half})
        zone.expiry = century_before(*zone.expiry);
    if ((zone.birth && !zone.birth->ok()) || (zone.expiry && !zone.expiry->ok()))
        return wrong("date");
    return {};
}

Result<void> Reading::read_names(MachineZone& zone) const
{
    const std::string_view names = at(m_layout.names);
    const std::size_t end = std::min(names.find("<<"), names.size());
    zone.surname = without_fillers(names.substr(0, end));
    zone.given_names = without_fillers(names.substr(end));
    if (zone.given_names.starts_with(' '))
        zone.given_names.erase(0, 1);
    if (zone.surname.empty())
        return wrong("names");
    return {};
}

/// Organisations, people without a nationality, and the specimens' Utopia.
bool is_reserved(std::string_view code)
{
    constexpr std::array<std::string_view, 5> reserved{"EUE", "UNA", "UNK", "UNO", "UTO"};
    return std::ranges::find(reserved, code) != reserved.end() ||
           (code.size() == 3 && code.front() == 'X');
}

Result<std::string> state(std::string_view span, const char* field)
{
    std::string code = without_fillers(span);
    if (!country_of_zone(code) && !is_reserved(code))
        return wrong(field);
    return code;
}

Result<MachineZone> Reading::zone(base::Date today)
{
    TRY(set_alphabets());
    MachineZone zone{.kind = m_layout.kind};
    zone.code = without_fillers(at({0, 0, 2}));
    zone.issuer = TRY(state(at({0, 2, 3}), "issuing state"));
    zone.nationality = TRY(state(at(m_layout.nationality), "nationality"));
    zone.number = TRY(number());
    TRY(check(m_layout.birth, "birth date"));
    TRY(check(m_layout.expiry, "expiry date"));
    TRY(check_optional());
    TRY(check_composite());
    TRY(read_dates(zone, today));
    TRY(read_names(zone));
    zone.sex = without_fillers(at(m_layout.sex));
    zone.optional = without_fillers(text_of(m_layout.optional));
    zone.corrected = m_corrected;
    return zone;
}

} // namespace

char check_digit(std::string_view text)
{
    constexpr std::array<unsigned, 3> weights{7, 3, 1};
    unsigned sum = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        sum += value_of(text[i]) * weights[i % weights.size()];
    return static_cast<char>('0' + sum % 10);
}

Result<MachineZone> parse_zone(ReadZone read, base::Date today)
{
    const auto in_alphabet = [](char c) { return c == '<' || is_digit(c) || is_letter(c); };
    const auto may_doubt = [&](char c) { return c == ' ' || in_alphabet(c); };
    for (const std::string& line : read.lines)
        if (!std::ranges::all_of(line, in_alphabet))
            return wrong("alphabet");
    for (const std::string& line : read.doubts)
        if (!std::ranges::all_of(line, may_doubt))
            return wrong("alphabet");
    if (read.lines.empty() || read.lines.front().empty())
        return wrong("lines");
    read.lines.front().front() = as_letter(read.lines.front().front());
    const ZoneLayout* layout = zone_layout(read.lines);
    if (layout == nullptr)
        return wrong("kind");
    const auto same_size = [](const std::string& a, const std::string& b) {
        return a.size() == b.size();
    };
    if (!read.doubts.empty() && !std::ranges::equal(read.lines, read.doubts, same_size))
        return wrong("doubts");
    return Reading{std::move(read), *layout}.zone(today);
}

} // namespace dossier
