#include "kiosk/text/bidi.h"

#include "shared/base/verify.h"

#include <unicode/ubidi.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <string>

namespace kiosk::text
{

namespace
{

/// Letters and numbers that go from right to left, and the controls of direction, are only here.
bool may_turn(char16_t unit)
{
    return unit >= 0x590 &&
           (unit <= 0x8FF || (unit >= 0xFB1D && unit <= 0xFEFF) || unit == 0x200E ||
            unit == 0x200F || (unit >= 0x202A && unit <= 0x202E) ||
            (unit >= 0x2066 && unit <= 0x2069) || unit == 0xD802 || unit == 0xD803 ||
            unit == 0xD83A || unit == 0xD83B);
}

UBiDiLevel level_for(Direction wanted, Direction absent)
{
    if (wanted == Direction::FirstStrong)
        return absent == Direction::RightToLeft ? UBIDI_DEFAULT_RTL : UBIDI_DEFAULT_LTR;
    return wanted == Direction::RightToLeft ? 1 : 0;
}

} // namespace

struct Bidi::Algorithm {
    UBiDi* paragraph = ubidi_open();
    UBiDi* line = ubidi_open();

    Algorithm() = default;
    Algorithm(const Algorithm&) = delete;
    Algorithm& operator=(const Algorithm&) = delete;
    ~Algorithm()
    {
        ubidi_close(line);
        ubidi_close(paragraph);
    }
};

Bidi::Bidi() : m_algorithm{std::make_unique<Algorithm>()} {}
Bidi::~Bidi() = default;

void Bidi::set(std::u16string_view paragraph, Direction wanted, Direction absent)
{
    m_levels.clear();
    m_direction = wanted == Direction::FirstStrong ? absent : wanted;
    if (paragraph.empty())
        return;
    if (wanted == Direction::LeftToRight && std::ranges::none_of(paragraph, may_turn))
        m_levels.push_back({0, paragraph.size(), 0});
    else
        resolve(paragraph, wanted, absent);
}

void Bidi::resolve(std::u16string_view paragraph, Direction wanted, Direction absent)
{
    UErrorCode status = U_ZERO_ERROR;
    UBiDi* bidi = m_algorithm->paragraph;
    const auto size = static_cast<std::int32_t>(paragraph.size());
    ubidi_setPara(bidi, paragraph.data(), static_cast<std::int32_t>(paragraph.size()),
                  level_for(wanted, absent), nullptr, &status);
    base::verify(U_SUCCESS(status), "ICU resolves directions");
    m_direction =
        (ubidi_getParaLevel(bidi) & 1U) != 0 ? Direction::RightToLeft : Direction::LeftToRight;
    if (ubidi_getDirection(bidi) != UBIDI_MIXED) {
        const bool left = ubidi_getDirection(bidi) == UBIDI_LTR;
        m_levels.push_back({0, paragraph.size(), static_cast<std::uint8_t>(left ? 0 : 1)});
        return;
    }
    for (std::int32_t start = 0; start < size;) {
        std::int32_t end = 0;
        UBiDiLevel level = 0;
        ubidi_getLogicalRun(bidi, start, &end, &level);
        m_levels.push_back({static_cast<std::size_t>(start), static_cast<std::size_t>(end), level});
        start = end;
    }
}

void Bidi::visual_runs(std::size_t start, std::size_t end, std::vector<LevelRun>& runs)
{
    runs.clear();
    if (m_levels.empty())
        return;
    if (m_levels.size() == 1) {
        runs.push_back({start, end, m_levels.front().level});
        return;
    }
    UErrorCode status = U_ZERO_ERROR;
    UBiDi* line = m_algorithm->line;
    ubidi_setLine(m_algorithm->paragraph, static_cast<std::int32_t>(start),
                  static_cast<std::int32_t>(end), line, &status);
    const std::int32_t count = ubidi_countRuns(line, &status);
    base::verify(U_SUCCESS(status), "ICU orders a line");
    for (std::int32_t index = 0; index < count; ++index) {
        std::int32_t first = 0;
        std::int32_t length = 0;
        const UBiDiDirection direction = ubidi_getVisualRun(line, index, &first, &length);
        const std::size_t from = start + static_cast<std::size_t>(first);
        runs.push_back({from, from + static_cast<std::size_t>(length),
                        static_cast<std::uint8_t>(direction == UBIDI_RTL ? 1 : 0)});
    }
}

void Bidi::forget()
{
    m_algorithm = std::make_unique<Algorithm>();
    m_levels.clear();
}

bool reads_right_to_left(std::string_view language)
{
    return uloc_isRightToLeft(std::string{language}.c_str()) != 0;
}

} // namespace kiosk::text
