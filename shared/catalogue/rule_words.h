#pragma once

#include "shared/catalogue/catalogue.h"
#include "shared/messages/catalog.h"

#include <string>

namespace catalogue
{

/// A rule in words of the locales; what they cannot say stands as JsonLogic between backquotes.
class RuleWords
{
public:
    RuleWords(const Catalogue& catalogue, const messages::Catalog& words)
        : m_catalogue{catalogue}, m_words{words}
    {
    }

    /// « — si … »; nothing where the rule always holds.
    std::string under(const Rule& rule) const;
    std::string of(const Rule& rule) const { return phrase(rule.written()); }

private:
    std::string phrase(const Value& json) const;
    std::string joined(const Value::List& parts, std::string_view link) const;
    std::string terms(const Value::List& parts, std::string_view link) const;
    std::string denied(const Value& json) const;
    std::string asked(const Value& fact) const;
    std::string compared(const Value::List& sides, std::string_view sign) const;
    std::string chosen(const Value::List& sides, bool is_so) const;
    std::string term(const Value& json) const;
    std::string options(const std::string& fact, const Value& values) const;
    std::string option(const std::string& fact, const std::string& value) const;
    std::string label(const std::string& fact) const;

    const Catalogue& m_catalogue;
    const messages::Catalog& m_words;
};

/// Without the marks that isolate what was put into a sentence: for paper and terminals.
std::string without_isolates(std::string text);

} // namespace catalogue
