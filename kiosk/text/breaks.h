#pragma once

#include "kiosk/text/paragraph.h"
#include "kiosk/text/secret.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::text
{

/// A line of a paragraph, UTF-16 units; what stands from `visible_end` on hangs.
struct Cut {
    std::size_t start, visible_end, end;
};

/// Cuts a paragraph in lines where its language allows (UAX 14, ICU), a web address after a slash
/// only. Where a word is wider than the line, an address is cut at its own marks, another word
/// between graphemes.
class LineCutter
{
public:
    LineCutter();
    ~LineCutter();

    /// `graphemes` as Graphemes::mark() says. At least one line, also of an empty paragraph.
    void cut(const Paragraph& paragraph, const Setting& setting,
             const WipedVector<std::uint8_t>& graphemes, std::vector<Cut>& lines);
    void forget();

private:
    struct Iterators;

    void measure(const Paragraph& paragraph);
    void find_breaks(std::u16string_view text, const std::string& language);
    /// Takes those that stand within an address out of the usual breaks.
    void spare_addresses(std::u16string_view text);
    std::size_t spare_end(std::size_t start, float width) const;
    std::size_t emergency_end(std::size_t start, float width,
                              const WipedVector<std::uint8_t>& graphemes) const;
    float between(std::size_t start, std::size_t end) const
    {
        return m_before[end] - m_before[start];
    }

    std::unique_ptr<Iterators> m_iterators;
    WipedVector<float> m_before; ///< pixels, logical, before each UTF-16 unit
    std::vector<std::size_t> m_breaks;
    std::vector<std::size_t> m_spare; ///< where nothing else fits
};

} // namespace kiosk::text
