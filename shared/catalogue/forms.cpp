#include "shared/catalogue/forms.h"

#include "shared/catalogue/readers.h"

#include <fmt/format.h>

namespace catalogue
{

namespace
{

base::Result<SharedPages> read_pages(const std::string& name, const Entry& list,
                                     const Vocabulary& vocabulary)
{
    if (list.kind != Entry::Kind::List)
        return list.refuse("a list of pages is expected");
    SharedPages shared{.name = name};
    for (const Entry& item : list.items)
        shared.pages.push_back(TRY(read_page(item, vocabulary)));
    return shared;
}

base::Result<Declaration> read_declaration(const std::string& name, const Entry& entry,
                                           Vocabulary& vocabulary)
{
    const Section section =
        TRY(Section::open(entry, {"field", "label", "help", "visible", "standard"}));
    Declaration declaration{.name = name};
    Field& field = declaration.field;
    field.id = TRY(section.text_or("field", name));
    field.kind = FieldKind::Attestation;
    field.label = TRY(message_in(section, "label", vocabulary));
    field.help = TRY(optional_message_in(section, "help", vocabulary));
    field.visible = rule_in(section, "visible", vocabulary);
    declaration.standard = TRY(section.flag_or("standard", false));
    return declaration;
}

base::Result<StandardStep> read_standard(const Entry& entry, const Vocabulary& vocabulary)
{
    StandardStep standard{.step = TRY(read_step_head(entry, vocabulary))};
    standard.id = standard.step.id;
    standard.pages = TRY(TRY(Section::over(entry)).texts("pages"));
    return standard;
}

} // namespace

/// What a procedure names of the forms.
struct Forms::Chosen {
    std::vector<const Entry*> pages{};
    std::vector<std::string> declarations{};
    std::vector<std::string> without{};
};

base::Result<Forms> Forms::read(const Entry& file, const Vocabulary& common)
{
    const Section section =
        TRY(Section::open(file, {"standard", "attestation", "declarations", "pages"}));
    Vocabulary vocabulary = Vocabulary::within(common);
    if (const Entry* groups = section.find("pages"))
        for (const Entry& group : groups->items)
            declare_fields(group, vocabulary);
    Forms forms;
    forms.m_standard = read_each(section, "standard", vocabulary,
                                 once_each("step", &StandardStep::id, [&](const Entry& item) {
                                     return read_standard(item, vocabulary);
                                 }));
    if (const Entry* attestation = section.find("attestation"))
        forms.m_attestation = TRY(read_page_head(*attestation, vocabulary));
    forms.m_declarations = read_named(section, "declarations", vocabulary,
                                      [&](const std::string& name, const Entry& item) {
                                          return read_declaration(name, item, vocabulary);
                                      });
    forms.m_pages =
        read_named(section, "pages", vocabulary, [&](const std::string& name, const Entry& item) {
            return read_pages(name, item, vocabulary);
        });
    return forms;
}

Forms::Chosen Forms::chosen(const Section& procedure, const Vocabulary& vocabulary) const
{
    Chosen chosen;
    if (const auto pages = procedure.items("form"))
        chosen.pages = *pages;
    if (const auto without = procedure.texts("without"))
        chosen.without = *without;
    const auto named = procedure.items("declarations");
    for (const Entry* name : named.value_or(std::vector<const Entry*>{})) {
        if (!contains(m_declarations, name->scalar, &Declaration::name))
            vocabulary.note_absent(*name, fmt::format("unknown declaration '{}'", name->scalar));
        chosen.declarations.push_back(name->scalar);
    }
    return chosen;
}

Page Forms::attestation_for(const Chosen& chosen) const
{
    Page page = m_attestation.value_or(Page{});
    for (const Declaration& one : m_declarations) {
        const bool named =
            std::ranges::find(chosen.declarations, one.name) != chosen.declarations.end();
        const bool excepted = std::ranges::find(chosen.without, one.name) != chosen.without.end();
        if (named || (one.standard && !excepted))
            page.fields.push_back(one.field);
    }
    return page;
}

void Forms::append(const Entry& where, const std::string& name, const Vocabulary& vocabulary,
                   std::vector<Page>& pages) const
{
    const auto shared = std::ranges::find(m_pages, name, &SharedPages::name);
    if (shared == m_pages.end())
        return vocabulary.note_absent(where, fmt::format("unknown pages '{}'", name));
    for (const Page& page : shared->pages) {
        if (contains(pages, page.id, &Page::id))
            vocabulary.note(where.refuse(fmt::format("page '{}' stands twice", page.id)).error());
        pages.push_back(page);
    }
}

std::vector<Step> Forms::steps_of(const Section& procedure, Vocabulary& vocabulary) const
{
    const Chosen names = chosen(procedure, vocabulary);
    std::vector<Step> steps;
    for (const StandardStep& standard : m_standard) {
        Step step = standard.step;
        for (const std::string& name : standard.pages)
            append(procedure.entry(), name, vocabulary, step.pages);
        if (step.kind == StepKind::Form && standard.pages.empty()) {
            for (const Entry* name : names.pages)
                append(*name, name->scalar, vocabulary, step.pages);
            if (Page attestation = attestation_for(names); !attestation.fields.empty())
                step.pages.push_back(std::move(attestation));
        }
        steps.push_back(std::move(step));
    }
    declare_fields_of(procedure.entry(), steps, vocabulary);
    return steps;
}

} // namespace catalogue
