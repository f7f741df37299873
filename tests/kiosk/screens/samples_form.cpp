#include "samples.h"

using namespace kiosk;

namespace
{

flow::State page(const char* step, const char* id)
{
    return well_on(flow::FillPage{.step = step, .page = id});
}

flow::State address_search()
{
    flow::State state = signed_in(flow::FillPage{
        .step = "identity",
        .page = "address",
        .search = "20 rue nat",
        .suggestions = {{"20", "Rue Nationale", "", "59800", "Lille", "59350"},
                        {"20", "Rue Nationale", "", "59200", "Tourcoing", "59599"}}});
    return state;
}

flow::State unanswered(const char* step, const char* id, std::vector<dossier::Problem> problems)
{
    flow::State state = signed_in(flow::FillPage{.step = step, .page = id});
    state.problems = std::move(problems);
    return state;
}

flow::State married(const char* id)
{
    flow::State state = page("ground", id);
    state.dossier->answers["family_situation"] = "married";
    state.dossier->answers["union_country"] = "FR";
    return state;
}

flow::State leaving()
{
    flow::State state = page("ground", "family");
    state.leaving = 7;
    return state;
}

/// Three documents are not accepted: the first is kept, the second updated, the third not said.
flow::State replying(flow::Step step)
{
    flow::State state = well_on(std::move(step));
    state.procedure = "complement";
    state.dossier->procedure = "complement";
    state.dossier->pieces.clear();
    for (const auto& [field, answer] :
         catalogue::Facts{{"request_number", "5901202611010000184"},
                          {"reading_date", "2026-11-02"},
                          {"refused_documents", "three"},
                          {"refused_document", "Passeport"},
                          {"reply", "keep"},
                          {"kept_reason", "La copie comporte 2 pages."},
                          {"refused_document_2", "Facture d’électricité"},
                          {"reply_2", "update"}})
        state.dossier->answers[field] = answer;
    return state;
}

flow::State reply_page(const char* id, const catalogue::Facts& answers = {},
                       std::vector<dossier::Problem> problems = {})
{
    flow::State state = replying(flow::FillPage{.step = "ground", .page = id});
    for (const auto& [field, answer] : answers)
        state.dossier->answers[field] = answer;
    state.problems = std::move(problems);
    return state;
}

} // namespace

std::vector<Sample> form_samples()
{
    return {
        {"form-identity", page("identity", "identity")},
        {"form-address", page("identity", "address")},
        {"form-address-search", address_search()},
        {"form-contact", page("identity", "contact")},
        {"form-contact-wrong", unanswered("identity", "contact", {{"phone", "problem.required"}})},
        {"form-date", page("ground", "ase_date")},
        {"form-date-wrong",
         unanswered("ground", "ase_date", {{"ase_date", "problem.date_incomplete"}})},
        {"form-family", page("ground", "family")},
        {"form-union", married("union")},
        {"form-polygamy", married("polygamy")},
        {"form-children", page("ground", "children")},
        {"form-attestation", page("ground", "attestation")},
        {"form-attestation-wrong", unanswered("ground", "attestation",
                                              {{"attest_work", "problem.attestation_required"},
                                               {"attest_false", "problem.attestation_required"}})},
        {"form-leaving", leaving()},
        {"form-reply-message", reply_page("request_message")},
        {"form-reply-late", reply_page("reply_late", {{"reading_date", "2026-09-01"}})},
        {"form-reply", reply_page("reply")},
        {"form-reply-unexplained",
         reply_page("reply", {{"kept_reason", ""}}, {{"kept_reason", "problem.required"}})},
        {"form-reply-second", reply_page("reply_2")},
        {"pieces-reply", replying(flow::Pieces{})},
        {"check-reply", replying(flow::CheckAnswers{})},
    };
}
