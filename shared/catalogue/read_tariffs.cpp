#include "shared/catalogue/readers.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace catalogue
{

namespace
{

/// When it is paid: true the day of the deposit.
constexpr std::array<std::pair<std::string_view, bool>, 2> days{{
    {"filing", true},
    {"collection", false},
}};

base::Result<Amount> read_amount(const Entry& entry)
{
    const Section section = TRY(Section::open(entry, {"euros", "from", "to"}));
    TRY(section.need("euros"));
    Amount amount{.euros = static_cast<unsigned>(TRY(section.count_or("euros", 0)))};
    amount.valid = TRY(section.period("from", "to"));
    return amount;
}

base::Result<TariffPart> read_part(const Entry& entry, const Vocabulary& vocabulary)
{
    const Section section = TRY(Section::open(entry, {"id", "label", "due", "when", "amounts"}));
    TariffPart part;
    part.id = TRY(section.text("id"));
    part.label = TRY(message_in(section, "label", vocabulary));
    if (const Entry* due = section.find("due"))
        part.at_filing = TRY(choose(*due, days));
    part.when = rule_in(section, "when", vocabulary);
    part.amounts = read_each(section, "amounts", vocabulary, read_amount);
    for (auto one = part.amounts.begin(); one != part.amounts.end(); ++one)
        if (std::any_of(std::next(one), part.amounts.end(),
                        [&](const Amount& other) { return meet(one->valid, other.valid); }))
            return entry.refuse("two amounts of '" + part.id + "' are in force on one day");
    return part;
}

std::vector<TariffPart> read_parts(const Section& section, std::string_view name,
                                   const Vocabulary& vocabulary)
{
    return read_each(section, name, vocabulary,
                     once_each("component", &TariffPart::id,
                               [&](const Entry& item) { return read_part(item, vocabulary); }));
}

base::Result<Tariff> read_class(const std::string& name, const Entry& entry,
                                const Vocabulary& vocabulary)
{
    const Section section = TRY(Section::open(entry, {"components", "notes"}));
    return Tariff{.name = name,
                  .parts = read_parts(section, "components", vocabulary),
                  .notes = read_notes(section, "notes", vocabulary)};
}

} // namespace

base::Result<Tariffs> read_tariffs(const Entry& file, const Vocabulary& vocabulary)
{
    const Section section =
        TRY(Section::open(file, {"indicative", "classes", "regularisation", "late"}));
    Tariffs tariffs;
    tariffs.indicative = TRY(optional_message_in(section, "indicative", vocabulary));
    tariffs.classes =
        read_named(section, "classes", vocabulary, [&](const std::string& name, const Entry& item) {
            return read_class(name, item, vocabulary);
        });
    tariffs.regularisation = read_parts(section, "regularisation", vocabulary);
    tariffs.late = read_parts(section, "late", vocabulary);
    return tariffs;
}

} // namespace catalogue
