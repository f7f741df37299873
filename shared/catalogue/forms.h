#pragma once

#include "shared/catalogue/section.h"
#include "shared/catalogue/vocabulary.h"

#include <string>
#include <vector>

namespace catalogue
{

/// Pages that several procedures ask, under one name.
struct SharedPages {
    std::string name{};
    std::vector<Page> pages{};
};

/// A box to tick that several procedures have.
struct Declaration {
    std::string name{};
    Field field{};
    bool standard = false; ///< every form has it
};

/// A step of every form, with the names of its pages. A form without names takes the procedure's
/// own pages.
struct StandardStep {
    std::string id{};
    Step step{};
    std::vector<std::string> pages{};
};

/// forms.yaml: what the steps of a procedure are made of.
class Forms
{
public:
    static base::Result<Forms> read(const Entry& file, const Vocabulary& common);

    /// The standard steps with the pages and the declarations that a procedure names. Their
    /// fields are made known to its vocabulary.
    std::vector<Step> steps_of(const Section& procedure, Vocabulary& vocabulary) const;

private:
    struct Chosen;
    Chosen chosen(const Section& procedure, const Vocabulary& vocabulary) const;
    Page attestation_for(const Chosen& chosen) const;
    void append(const Entry& where, const std::string& name, const Vocabulary& vocabulary,
                std::vector<Page>& pages) const;

    std::vector<StandardStep> m_standard;
    std::vector<SharedPages> m_pages;
    std::vector<Declaration> m_declarations;
    std::optional<Page> m_attestation;
};

} // namespace catalogue
