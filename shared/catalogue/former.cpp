#include "shared/catalogue/former.h"

#include "shared/catalogue/section.h"

#include <algorithm>

namespace catalogue
{

namespace
{

base::Result<std::vector<const Procedure*>> successors(const Section& section,
                                                       const Catalogue& catalogue)
{
    std::vector<const Procedure*> found;
    for (const Entry* item : TRY(section.items("replaced_by"))) {
        const Procedure* procedure = catalogue.procedure_with(item->scalar);
        if (procedure == nullptr)
            return item->refuse("no procedure has the code '" + item->scalar + "'");
        found.push_back(procedure);
    }
    return found;
}

base::Result<Former> read_former(const Entry& entry, const Catalogue& catalogue)
{
    const Section section =
        TRY(Section::open(entry, {"code", "name", "ended", "law", "answer", "replaced_by"}));
    Former former;
    former.code = TRY(section.text("code"));
    former.name = TRY(section.text("name"));
    former.law = TRY(section.text("law"));
    former.answer = TRY(section.text("answer"));
    former.replaced_by = TRY(successors(section, catalogue));
    const auto ended = TRY(section.date("ended"));
    if (!ended)
        return entry.refuse("ended is missing");
    former.ended = *ended;
    if (catalogue.procedure_with(former.code) != nullptr)
        return entry.refuse("a procedure has the code '" + former.code + "'");
    return former;
}

} // namespace

base::Result<std::vector<Former>> load_former(const std::filesystem::path& folder,
                                              const Catalogue& catalogue)
{
    const Entry file = TRY(read_yaml(folder / "former.yaml"));
    const Section section = TRY(Section::open(file, {"former"}));
    std::vector<Former> all;
    for (const Entry* item : TRY(section.items("former"))) {
        Former one = TRY(read_former(*item, catalogue));
        if (std::ranges::find(all, one.code, &Former::code) != all.end())
            return item->refuse("'" + one.code + "' stands twice");
        all.push_back(std::move(one));
    }
    return all;
}

} // namespace catalogue
