#include "kiosk/capture/marks.h"

#include <algorithm>
#include <numeric>

namespace kiosk::capture
{

namespace
{

/// Ink without a gap in one row.
struct Run {
    unsigned begin = 0;
    unsigned end = 0; ///< past the last pixel
    unsigned row = 0;
};

std::vector<Run> runs_of(const Picture& ink)
{
    std::vector<Run> runs;
    for (unsigned y = 0; y < ink.height; ++y) {
        const std::byte* row = ink.bytes.data() + std::size_t{y} * ink.width;
        for (unsigned x = 0; x < ink.width; ++x) {
            if (row[x] == std::byte{0})
                continue;
            const unsigned begin = x;
            while (x < ink.width && row[x] != std::byte{0})
                ++x;
            runs.push_back({begin, x, y});
        }
    }
    return runs;
}

/// Sets of runs that touch (union-find).
class Sets
{
public:
    explicit Sets(std::size_t count) : m_parents(count)
    {
        std::iota(m_parents.begin(), m_parents.end(), std::size_t{0});
    }
    std::size_t root(std::size_t of)
    {
        while (m_parents[of] != of)
            of = m_parents[of] = m_parents[m_parents[of]];
        return of;
    }
    void join(std::size_t one, std::size_t other) { m_parents[root(one)] = root(other); }

private:
    std::vector<std::size_t> m_parents;
};

Sets joined(const std::vector<Run>& runs)
{
    Sets sets{runs.size()};
    std::size_t above = 0;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        while (above < i &&
               (runs[above].row + 1 < runs[i].row ||
                (runs[above].row + 1 == runs[i].row && runs[above].end < runs[i].begin)))
            ++above;
        for (std::size_t j = above;
             j < i && runs[j].row + 1 == runs[i].row && runs[j].begin <= runs[i].end; ++j)
            sets.join(i, j);
    }
    return sets;
}

} // namespace

std::vector<Mark> marks_of(const Picture& ink)
{
    struct Box {
        unsigned left = ~0U;
        unsigned right = 0;
        unsigned top = ~0U;
        unsigned bottom = 0;
        std::size_t area = 0;
    };
    const std::vector<Run> runs = runs_of(ink);
    Sets sets = joined(runs);
    std::vector<Box> boxes(runs.size());
    for (std::size_t i = 0; i < runs.size(); ++i) {
        Box& box = boxes[sets.root(i)];
        box.left = std::min(box.left, runs[i].begin);
        box.right = std::max(box.right, runs[i].end);
        box.top = std::min(box.top, runs[i].row);
        box.bottom = std::max(box.bottom, runs[i].row + 1);
        box.area += runs[i].end - runs[i].begin;
    }
    std::vector<Mark> marks;
    for (const Box& box : boxes)
        if (box.area > 0)
            marks.push_back(
                {box.left, box.top, box.right - box.left, box.bottom - box.top, box.area});
    return marks;
}

} // namespace kiosk::capture
