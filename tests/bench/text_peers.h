#pragma once

#include "kiosk/text/fonts.h"
#include "kiosk/text/layout.h"

#include <memory>
#include <string>
#include <vector>

/// Messages of one language, and how they are laid out.
struct Corpus {
    std::vector<std::string> messages;
    kiosk::text::Setting setting;

    std::size_t units() const; ///< UTF-16
};

/// HarfBuzz on the runs that our itemizing found, and nothing else: no engine can be faster.
class HarfbuzzPeer
{
public:
    HarfbuzzPeer(kiosk::text::FontCatalog& fonts, const Corpus& corpus,
                 const kiosk::text::Style& style);
    ~HarfbuzzPeer();
    void shape();

private:
    struct Runs;
    std::unique_ptr<Runs> m_runs;
};

/// Pango, in the same faces and width.
class PangoPeer
{
public:
    PangoPeer(const Corpus& corpus, const kiosk::text::Style& style);
    ~PangoPeer();
    void layout();

private:
    struct Handles;
    std::unique_ptr<Handles> m_handles;
    const Corpus& m_corpus;
};
