#pragma once

#include "kiosk/text/layout.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace kiosk::text
{

/// Text of one embedding level (UAX 9): odd goes from right to left.
struct LevelRun {
    std::size_t start, end;
    std::uint8_t level;
    bool right_to_left() const { return (level & 1U) != 0; }
};

/// The two directions of one paragraph, which must outlive its use here.
class Bidi
{
public:
    Bidi();
    ~Bidi();

    /// FirstStrong without a strong character takes `absent`.
    void set(std::u16string_view paragraph, Direction wanted, Direction absent);
    Direction direction() const { return m_direction; } ///< never FirstStrong

    /// In logical order, over the whole paragraph.
    const std::vector<LevelRun>& levels() const { return m_levels; }
    /// One line of it, from left to right; its trailing spaces go where the paragraph ends.
    void visual_runs(std::size_t start, std::size_t end, std::vector<LevelRun>& runs);
    void forget();

private:
    struct Algorithm;
    void resolve(std::u16string_view paragraph, Direction wanted, Direction absent);

    std::unique_ptr<Algorithm> m_algorithm;
    std::vector<LevelRun> m_levels;
    Direction m_direction = Direction::LeftToRight;
};

bool reads_right_to_left(std::string_view language);

} // namespace kiosk::text
