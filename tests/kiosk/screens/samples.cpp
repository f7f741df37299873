#include "samples.h"

#include "shared/base/verify.h"
#include "shared/dossier/address.h"

#include <algorithm>
#include <array>

using namespace kiosk;

namespace
{

template <class T>
T taken(base::Result<T> result)
{
    base::verify(result.has_value(), result ? "" : result.error().detail.c_str());
    return std::move(*result);
}

base::Instant morning()
{
    return *base::parse_instant("2026-11-22T08:41:00Z");
}

catalogue::Catalogue::MessageExists known_in(const messages::Catalog& french)
{
    return [&french](std::string_view key) { return french.has(key); };
}

std::map<std::string, messages::Catalog> load_words()
{
    std::map<std::string, messages::Catalog> words;
    for (const char* language : {"fr", "en", "ar"})
        words.emplace(language, taken(messages::Catalog::load("locales", language)));
    return words;
}

dossier::AttachedFile file(const std::string& name, unsigned pages)
{
    return {.id = *base::Uuid::parse("0193b5a0-7a00-7000-8000-000000000001"),
            .name = name,
            .media_type = "image/jpeg",
            .size = 812'000,
            .pages = pages};
}

} // namespace

World::World()
    : m_now{morning()},
      m_languages{taken(messages::load_languages("locales"))},
      m_words{load_words()},
      m_catalogue{
          taken(catalogue::Catalogue::load("assets/catalogue", known_in(m_words.at("fr"))))},
      m_guide{
          taken(guide::Guide::load("assets/catalogue", m_catalogue, known_in(m_words.at("fr"))))},
      m_explanations{
          taken(guide::Explanations::load("assets/catalogue", known_in(m_words.at("fr"))))},
      m_matcher{taken(understanding::Matcher::load("assets/catalogue/guide"))}
{
}

const World& World::get()
{
    static const World world;
    return world;
}

flow::Context World::context() const
{
    return {.catalogue = m_catalogue,
            .guide = m_guide,
            .explanations = m_explanations,
            .matcher = m_matcher,
            .languages = m_languages,
            .now = m_now,
            .fresh_id = *base::Uuid::parse("0193b5a0-7a00-7000-8000-0000000000ff"),
            .communes = nullptr,
            .guide_url = "https://central.example/guide"};
}

const messages::Catalog& World::words(const std::string& language) const
{
    return m_words.at(language);
}

flow::State visitor(flow::Step step)
{
    flow::State state;
    state.step = std::move(step);
    state.procedure = "ase";
    state.last_touch = World::get().now();
    return state;
}

flow::State signed_in(flow::Step step)
{
    using namespace std::chrono;
    flow::State state = visitor(std::move(step));
    state.session = ports::Session{.token = "t",
                                   .email = "amina.diallo@exemple.fr",
                                   .person = {.foreigner_number = "5903007192",
                                              .birth_name = "DIALLO",
                                              .given_names = "Amina Mariama",
                                              .sex = "F",
                                              .birth_date = year{2009} / March / 14,
                                              .birth_country = "GN",
                                              .birth_place = "Labé",
                                              .nationality = "GN"}};
    state.dossier =
        dossier::Dossier{.id = *base::Uuid::parse("0193b5a0-7a00-7000-8000-00000000000a"),
                         .procedure = "ase",
                         .language = "fr"};
    return state;
}

flow::State well_on(flow::Step step)
{
    flow::State state = signed_in(std::move(step));
    const dossier::Address home{.number = "20",
                                .street = "Rue Nationale",
                                .postal_code = "59800",
                                .city = "Lille",
                                .insee = "59350"};
    state.dossier->answers = {
        {"emancipated", false},     {"phone", "0601020304"},      {"address", home.to_value()},
        {"ase_date", "2023-09-04"}, {"entry_date", "2023-08-21"}, {"family_situation", "single"},
        {"children", false},        {"attest_work", true},        {"attest_false", true}};
    state.dossier->pieces = {
        {.piece = "D04", .reference = "1234567890123456789012"},
        {.piece = "D02", .files = {file("Passeport.jpg", 1), file("Passeport (2).jpg", 1)}},
        {.piece = "D01", .files = {file("Acte de naissance.pdf", 3)}},
        {.piece = "D07", .accepted = true}};
    state.saved_step = "ground";
    return state;
}

std::vector<Sample> samples()
{
    std::vector<Sample> all;
    const std::array parts{start_samples(), guide_samples(),   account_samples(), form_samples(),
                           piece_samples(), deposit_samples(), overlay_samples()};
    for (const std::vector<Sample>& part : parts)
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

const Sample& sample(std::string_view name)
{
    static const std::vector<Sample> all = samples();
    const auto found = std::ranges::find(all, name, &Sample::name);
    base::verify(found != all.end(), "there is no such sample");
    return *found;
}
