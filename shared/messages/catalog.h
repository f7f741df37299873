#pragma once

#include "shared/base/date.h"
#include "shared/base/result.h"
#include "shared/messages/text.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace messages
{

enum class Direction { LeftToRight, RightToLeft };

/// A value put into a sentence. Words are isolated (FSI...PDI); an Identifier (phone, number of a
/// dossier, e-mail) is laid out left to right (LRI...PDI) with no-break spaces.
struct Identifier {
    std::string characters;
};
using Argument =
    std::variant<std::int64_t, std::string, Text, Identifier, base::Date, base::Instant>;
using Arguments = std::vector<std::pair<std::string_view, Argument>>;

/// The messages of one language: ICU MessageFormat patterns from `locales/<id>.json`.
class Catalog
{
public:
    /// DataInvalid names the file and the key of a pattern that ICU refuses.
    static base::Result<Catalog> load(const std::filesystem::path& folder, std::string_view id);

    Catalog(Catalog&&) noexcept;
    Catalog& operator=(Catalog&&) noexcept;
    ~Catalog();

    const std::string& language() const; ///< BCP 47: "fr", "ar"
    Direction direction() const;

    bool has(std::string_view key) const;
    std::vector<std::string> keys() const;
    /// The message; a missing key is a mistake of ours and stops the process.
    Text text(std::string_view key, const Arguments& arguments = {}) const;

    Text date_long(base::Date date) const;         ///< 23 novembre 2026
    Text date_with_weekday(base::Date date) const; ///< lundi 23 novembre 2026
    Text date_short(base::Date date) const;        ///< 23/11/2026, as officials write it
    Text time_of_day(base::Instant instant) const; ///< 09:41, Europe/Paris
    Text number(std::int64_t number) const;
    Text month_name(unsigned month) const;     ///< 1..12, standalone form
    Text country(std::string_view iso2) const; ///< name in this language (CLDR)

private:
    struct Patterns;
    explicit Catalog(std::unique_ptr<Patterns> patterns);
    std::unique_ptr<Patterns> m_patterns;
};

} // namespace messages
