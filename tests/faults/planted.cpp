#include "tests/faults/planted.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>

namespace faults
{

const std::vector<std::string>& planted()
{
    static const std::vector<std::string> words{"Plantation-Observation", "Planterue Nationale",
                                                "plante.courriel@exemple.fr",
                                                "Planted-Page-Content", "PlantedName.png"};
    return words;
}

central::tests::Given planted_dossier(central::tests::Desk& desk)
{
    central::tests::Given given = central::tests::complete_dossier(desk, central::tests::adult);
    dossier::Address address = central::tests::address();
    address.street = planted()[1];
    given.dossier.answers["address"] = address.to_value();
    given.dossier.answers["email"] = planted()[2];
    given.dossier.observations = planted()[0];
    for (std::size_t piece = 0; piece < given.dossier.pieces.size(); ++piece) {
        auto& files = given.dossier.pieces[piece].files;
        if (files.empty())
            continue;
        base::Bytes bytes = given.bytes.at(files[0].id);
        for (int time = 0; time < 3; ++time)
            std::ranges::copy(base::as_bytes(planted()[3]), std::back_inserter(bytes));
        central::tests::replace_file(given, piece, std::move(bytes));
        files[0].name = planted()[4];
    }
    return given;
}

base::Bytes input_of(const central::tests::Given& given, base::Instant at)
{
    const std::string json = wire::to_json({given.dossier, central::tests::adult, "test", "lille-1",
                                            std::chrono::floor<std::chrono::seconds>(at)});
    base::Bytes input = base::to_bytes(fmt::format("{:08}", json.size()) + json);
    for (const dossier::AttachedPiece& piece : given.dossier.pieces)
        for (const dossier::AttachedFile& file : piece.files)
            std::ranges::copy(given.bytes.at(file.id), std::back_inserter(input));
    return input;
}

void take_receipt(std::string_view line, std::vector<Sent>& sent)
{
    if (!line.starts_with("told "))
        return;
    for (Sent& one : sent)
        if (line.substr(5, 36) == one.given.dossier.id.text())
            one.told = line.substr(42);
}

namespace
{

Counted compare(const Held& held, const std::vector<Sent>& sent)
{
    Counted counted;
    for (const Sent& one : sent) {
        const Complaint complaint = deposit_whole(held, one.given, one.told);
        counted.told += one.told ? 1 : 0;
        counted.in_central += complaint == absent ? 0 : 1;
        if (!one.told && complaint == absent)
            continue;
        CHECK(complaint == "");
        counted.complaints += complaint.empty() ? 0 : 1;
    }
    const Complaint of_chain = chain_whole(held);
    CHECK(of_chain == "");
    counted.complaints += of_chain.empty() ? 0 : 1;
    CHECK(held.store.deposits()->size() == counted.in_central);
    return counted;
}

} // namespace

Counted conclude(const Site& site, const std::vector<Sent>& sent, const Words& words,
                 Figures figures)
{
    Counted counted;
    site.read([&](const Held& held) { counted = compare(held, sent); });
    figures.insert(figures.end(), {{"begun", sent.size()},
                                   {"told", counted.told},
                                   {"in_central", counted.in_central},
                                   {"complaints", counted.complaints}});
    report(words, figures);
    return counted;
}

} // namespace faults
