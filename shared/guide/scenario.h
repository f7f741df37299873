#pragma once

#include "shared/catalogue/entry.h"
#include "shared/guide/guide.h"
#include "shared/messages/catalog.h"

#include <map>

namespace guide
{

/// Other words for a fact's values, by the fact's name.
using OtherWords = std::map<std::string, std::map<std::string, std::string>>;

/// Reads `folder/guide/other_words.yaml`.
base::Result<OtherWords> read_other_words(const std::filesystem::path& folder);

/// The language that a scenario asks for; French where it asks for none.
std::string language_of(const catalogue::Entry& scenario);

/// The facts of a scenario: a map of names, ours or the domain reference's, and values; the facts
/// may stand under `facts`. DataInvalid names the line.
base::Result<catalogue::Facts> facts_in(const catalogue::Entry& scenario,
                                        const catalogue::Catalogue& catalogue,
                                        const OtherWords& others);

/// Says in one language what the guide found, as JSON.
class Speaker
{
public:
    Speaker(const catalogue::Catalogue& catalogue, const messages::Catalog& words)
        : m_catalogue{catalogue}, m_words{words}
    {
    }

    catalogue::Value evaluation(const Guide& guide, const catalogue::Facts& facts) const;

private:
    using Object = catalogue::Value::Object;

    std::string say(const MessageKey& key) const { return m_words.text(key).utf8(); }
    std::string say(const Message& message) const;
    catalogue::Value proposals(const std::vector<Proposal>& proposals, base::Date day) const;
    catalogue::Value pieces(const catalogue::Procedure& procedure,
                            const catalogue::Facts& facts) const;
    catalogue::Value cost(const catalogue::Procedure& procedure,
                          const catalogue::Facts& facts) const;
    catalogue::Value timing(const Proposal& proposal) const;
    catalogue::Value said(const std::vector<Message>& messages) const;
    catalogue::Value::List texts(const std::vector<MessageKey>& keys) const;
    void describe(const catalogue::Procedure& procedure, const catalogue::Facts& facts,
                  Object& object) const;

    const catalogue::Catalogue& m_catalogue;
    const messages::Catalog& m_words;
};

} // namespace guide
