#pragma once

#include "shared/base/date.h"
#include "shared/base/result.h"
#include "shared/messages/source.h"
#include "shared/messages/text.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace messages
{

enum class Direction { LeftToRight, RightToLeft };

/// A phone, a number of a dossier, an e-mail: laid out left to right (LRI...PDI), its spaces
/// made no-break.
struct Identifier {
    std::string characters;
};

/// A value put into a sentence. What is put for a plain `{name}` is isolated (FSI...PDI): words as
/// they are, a Date as `date_long`, an Instant as `time_of_day`. `{n, number}` and `{n,
/// plural,...}` take an integer; `{kind, select,...}` takes a std::string that the pattern's
/// branches name.
using Argument =
    std::variant<std::int64_t, std::string, Text, Identifier, base::Date, base::Instant>;
using Arguments = std::vector<std::pair<std::string_view, Argument>>;

/// The messages of one language: ICU MessageFormat patterns from the files of `locales/<id>/`,
/// parsed when they are first used. Reading is safe from several threads.
class Catalog
{
public:
    /// French is the source: another language must have its keys and, for each, its arguments.
    /// DataInvalid names the folder or file, and the key at fault.
    static base::Result<Catalog> load(const std::filesystem::path& folder, std::string_view id);

    /// The same for a language other than French, where French is loaded already.
    static base::Result<Catalog> load_translation(const std::filesystem::path& folder,
                                                  std::string_view id, const Catalog& french);

    Catalog(Catalog&&) noexcept;
    Catalog& operator=(Catalog&&) noexcept;
    ~Catalog();

    const std::string& language() const; ///< BCP 47: "fr", "ar"
    Direction direction() const;

    bool has(std::string_view key) const;
    std::vector<std::string> keys() const;
    /// The message; a missing key or argument is a mistake of ours and stops the process.
    Text text(std::string_view key, const Arguments& arguments = {}) const;

    Text date_long(base::Date date) const;         ///< 23 novembre 2026
    Text date_with_weekday(base::Date date) const; ///< lundi 23 novembre 2026
    Text date_short(base::Date date) const;        ///< 23/11/2026, as officials write it
    Text time_of_day(base::Instant instant) const; ///< 09:41, Europe/Paris
    Text number(std::int64_t number) const;
    Text month_name(unsigned month) const;     ///< 1..12, standalone form
    Text country(std::string_view iso2) const; ///< name in this language (CLDR)
    /// The feminine adjective ("Brésilienne") where `locales/nationalities/<id>.json` has it, else
    /// the country's name.
    Text nationality(std::string_view iso2) const;
    /// ISO 3166-1 alpha-2 codes in the alphabetical order of their names in this language.
    const std::vector<std::string>& countries() const;
    /// In capitals by the rules of this language; accents are kept.
    Text in_capitals(const Text& words) const;

private:
    struct Patterns;
    using SourceCheck = std::function<base::Result<void>(const Source& source)>;
    static base::Result<Catalog> made(const std::filesystem::path& folder, std::string_view id,
                                      const SourceCheck& check);
    explicit Catalog(std::unique_ptr<Patterns> patterns);
    std::unique_ptr<Patterns> m_patterns;
};

} // namespace messages
