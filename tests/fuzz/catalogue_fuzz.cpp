#include "shared/catalogue/json.h"
#include "shared/catalogue/readers.h"
#include "tests/fuzz/fuzz.h"

namespace
{

using namespace catalogue;

bool exists(std::string_view)
{
    return true;
}

/// The product's facts, pieces, forms and tariffs, and what is wrong with what is read now.
struct Shop {
    Catalogue::MessageExists known = exists;
    std::vector<Fault> faults{};
    Vocabulary vocabulary{known, faults};
    PieceBook pieces{};
    Forms forms{};
    Tariffs tariffs{};

    Shop()
    {
        const auto entry = [](const char* name) {
            return read_yaml(std::filesystem::path{"assets/catalogue"} / name).value();
        };
        read_facts(entry("facts.yaml"), vocabulary).value();
        pieces = PieceBook::read(entry("pieces.yaml"), vocabulary).value();
        forms = Forms::read(entry("forms.yaml"), vocabulary).value();
        tariffs = read_tariffs(entry("tariffs.yaml"), vocabulary).value();
        base::verify(faults.empty(), "the product's own files are read");
    }
};

template <typename T>
void note(const Vocabulary& vocabulary, const base::Result<T>& read)
{
    if (!read)
        vocabulary.note(read.error());
}

void read_as(unsigned kind, const Entry& entry, const Shop& shop, Vocabulary& vocabulary)
{
    switch (kind) {
    case 'f':
        return note(vocabulary, read_facts(entry, vocabulary));
    case 'p':
        return note(vocabulary, PieceBook::read(entry, vocabulary));
    case 'o':
        return note(vocabulary, Forms::read(entry, vocabulary));
    case 't':
        return note(vocabulary, read_tariffs(entry, vocabulary));
    case 'm':
        return note(vocabulary, read_menu(entry, vocabulary, {}));
    default:
        return note(vocabulary,
                    read_procedure(entry, vocabulary, {shop.pieces, shop.forms, shop.tariffs}));
    }
}

} // namespace

/// Which file it is taken for, then the file.
void tests::fuzz(base::ByteView input)
{
    static Shop shop;
    shop.faults.clear();
    Pieces pieces{input};
    const unsigned kind = pieces.byte();
    const auto entry = parse_yaml(std::string{pieces.text()}, "fuzz.yaml");
    if (!entry)
        return base::verify(entry.error().detail.starts_with("fuzz.yaml:"), "it says where");
    const Value value = to_value(*entry);
    const auto again = parse_json(to_json(value));
    base::verify(again && to_json(*again) == to_json(value), "YAML is JSON");

    Vocabulary vocabulary = Vocabulary::within(shop.vocabulary);
    read_as(kind, *entry, shop, vocabulary);
    for (const Fault& fault : shop.faults)
        base::verify(fault.text.starts_with("fuzz.yaml:"), "a mistake is said with its place");
}
