#include "shared/catalogue/readers.h"

#include <array>

namespace catalogue
{

namespace
{

constexpr std::array<std::pair<std::string_view, StepKind>, 4> kinds{{
    {"form", StepKind::Form},
    {"pieces", StepKind::Pieces},
    {"deposit", StepKind::Deposit},
    {"confirmation", StepKind::Confirmation},
}};

} // namespace

base::Result<Step> read_step_head(const Entry& entry, const Vocabulary& vocabulary)
{
    const Section section =
        TRY(Section::open(entry, {"id", "kind", "title", "heading", "summary", "pages"}));
    Step step;
    step.id = TRY(section.text("id"));
    const Entry* kind = TRY(section.need("kind"));
    step.kind = TRY(choose(*kind, kinds));
    step.title = TRY(message_in(section, "title", vocabulary));
    step.heading = TRY(optional_message_in(section, "heading", vocabulary));
    step.summary = TRY(message_in(section, "summary", vocabulary));
    return step;
}

base::Result<Step> read_step(const Entry& entry, const Vocabulary& vocabulary)
{
    Step step = TRY(read_step_head(entry, vocabulary));
    const Section section = TRY(Section::over(entry));
    step.pages = read_each(section, "pages", vocabulary,
                           once_each("page", &Page::id, [&](const Entry& item) {
                               return read_page(item, vocabulary);
                           }));
    const bool empty = TRY(section.items("pages")).empty();
    if ((step.kind == StepKind::Form) == empty)
        return entry.refuse("a form has pages, and no other step has");
    return step;
}

} // namespace catalogue
