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
    };
}
