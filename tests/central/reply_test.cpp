#include "tests/central/visitor.h"

#include <doctest/doctest.h>

using namespace central;
using namespace central::tests;
using namespace std::chrono_literals;

namespace
{

using Texts = std::vector<std::string>;

/// A reply to a demande de complément about one document, without its pieces.
Given reply(Desk& desk, const std::string& request, const catalogue::Facts& answers)
{
    Given given;
    given.dossier.id = base::Uuid::make(desk.clock.now());
    given.dossier.procedure = "complement";
    given.dossier.language = "ar";
    given.dossier.answers = {{"address", address().to_value()}, {"email", "visiteur@exemple.fr"},
                             {"phone", "0601020304"},           {"request_number", request},
                             {"reading_date", "2026-11-22"},    {"refused_documents", "one"},
                             {"refused_document", "Passeport"}, {"attest_false", true}};
    for (const auto& [field, answer] : answers)
        given.dossier.answers[field] = answer;
    return given;
}

Texts refusals(const Reply& reply)
{
    CHECK(reply.status == 422);
    Texts refusals;
    for (const auto& problem : wire::parse_problem(reply.body).value_or(wire::Problem{}).problems)
        refusals.push_back(problem.where + ": " + problem.message);
    return refusals;
}

} // namespace

TEST_CASE("central takes a reply that keeps a document with a reason, or updates it with a file")
{
    Desk desk;
    desk.signed_in(adult);
    Depositor depositor{desk};
    const Reply first = depositor.deposit(complete_dossier(desk, adult), adult);
    REQUIRE(first.status == 201);
    const auto request = wire::parse_deposit_receipt(first.body)->application_number;

    const Given silent = reply(desk, request, {{"reply", "keep"}});
    CHECK(refusals(depositor.deposit(silent, adult)) == Texts{"kept_reason: problem.required"});
    const Given blank = reply(desk, request, {{"reply", "keep"}, {"kept_reason", " \n"}});
    CHECK(refusals(depositor.deposit(blank, adult)) == Texts{"kept_reason: problem.required"});
    const Given bare = reply(desk, request, {{"reply", "update"}});
    CHECK(refusals(depositor.deposit(bare, adult)) == Texts{"DMAJ: problem.piece_missing"});
    const Given astray = reply(desk, request.substr(1),
                               {{"reply", "keep"}, {"kept_reason", "La copie comporte 2 pages"}});
    CHECK(refusals(depositor.deposit(astray, adult)) ==
          Texts{"request_number: problem.request_number"});

    const Given kept =
        reply(desk, request, {{"reply", "keep"}, {"kept_reason", "La copie comporte 2 pages"}});
    desk.clock.advance(60s);
    CHECK(depositor.deposit(kept, adult).status == 201);
    const std::string mail = plain_text_of(desk.mails().back());
    CHECK(mail.contains("Votre réponse à une demande de complément a bien été enregistrée."));
    CHECK_FALSE(mail.contains("Votre demande de titre de séjour"));

    Given updated = reply(desk, request, {{"reply", "update"}});
    attach_pieces(desk, updated, adult);
    CHECK(updated.dossier.pieces.size() == 1);
    CHECK(depositor.deposit(updated, adult).status == 201);
}
