#pragma once

#include "kiosk/flow/state.h"
#include "kiosk/screens/screen.h"
#include "shared/messages/catalog.h"

#include <map>
#include <string>
#include <vector>

/// The product's own catalogue, words and languages, on a fixed day.
class World
{
public:
    /// Loads all; what cannot be loaded stops the program.
    static const World& get();

    kiosk::flow::Context context() const;
    const messages::Catalog& words(const std::string& language) const;
    base::Instant now() const { return m_now; }

private:
    World();
    base::Instant m_now;
    std::vector<messages::Language> m_languages;
    std::map<std::string, messages::Catalog> m_words;
    catalogue::Catalogue m_catalogue;
    guide::Guide m_guide;
    guide::Explanations m_explanations;
    understanding::Matcher m_matcher;
};

/// A screen as a visitor may meet it.
struct Sample {
    std::string name;
    kiosk::flow::State state;
};

std::vector<Sample> samples();
/// The one with that name, which must be there.
const Sample& sample(std::string_view name);

// What `samples` is made of.
std::vector<Sample> start_samples();
std::vector<Sample> guide_samples();
std::vector<Sample> account_samples();
std::vector<Sample> form_samples();
std::vector<Sample> piece_samples();
std::vector<Sample> deposit_samples();
std::vector<Sample> overlay_samples();

/// A visitor who chose the procedure: without session, then with one and an empty dossier, then
/// with every answer and half of the documents.
kiosk::flow::State visitor(kiosk::flow::Step step);
kiosk::flow::State signed_in(kiosk::flow::Step step);
kiosk::flow::State well_on(kiosk::flow::Step step);
