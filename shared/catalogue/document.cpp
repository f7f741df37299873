#include "shared/catalogue/document.h"

#include "shared/catalogue/entry.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <set>

namespace catalogue
{

namespace
{

constexpr const char* page = "docs/procedures.md";

constexpr std::string_view opening =
    "# Les démarches\n\n"
    "Cette page est écrite par `guichet-catalogue document` à partir de `assets/catalogue` et de\n"
    "`locales/fr`\u00a0; ne la changez pas à la main. La borne ne dit jamais qu’un titre sera "
    "donné\u00a0:\n"
    "la décision appartient à la préfecture. Les règles que les mots ne disent pas encore sont en\n"
    "JsonLogic.\n\n";

std::set<std::string> families_of(const Catalogue& catalogue)
{
    std::set<std::string> families;
    for (const Procedure& procedure : catalogue.procedures())
        families.insert(procedure.family);
    return families;
}

std::string summary_of(const Library& library)
{
    std::string text;
    for (const std::string& family : families_of(library.catalogue)) {
        const auto count =
            std::ranges::count(library.catalogue.procedures(), family, &Procedure::family);
        text += fmt::format("- [{0}](#{0})\u00a0: {1}\n", family, count);
    }
    return text + "- [Ce qui n’existe plus](#ce-qui-nexiste-plus)\n"
                  "- [Listes de pièces](#listes)\n- [Pièces](#pièces)\n\n";
}

std::string former_of(const std::vector<Former>& all)
{
    std::string text = "## Ce qui n’existe plus\n\n"
                       "Le guide le dit à qui le demande, et ne le propose jamais.\n\n";
    for (const Former& one : all) {
        std::vector<std::string> codes;
        for (const Procedure* procedure : one.replaced_by)
            codes.push_back(procedure->cases.front().code);
        text += fmt::format("- {}\u00a0: {}, jusqu’au {} ({}){}\n", one.code, one.name,
                            base::format_date(base::days_after(one.ended, -1)), one.law,
                            codes.empty()
                                ? std::string{}
                                : fmt::format("\u00a0; à sa place {}", fmt::join(codes, ", ")));
    }
    return text + "\n";
}

std::string lists_of(const Library& library)
{
    std::string text = "## Listes\n\n";
    for (const PieceSet& set : library.catalogue.piece_sets()) {
        text += fmt::format("- `{}`\n", set.name);
        for (const PieceRequest& request : set.requests)
            text += fmt::format("  - {}\n", described(library, request));
    }
    text += "\n## Pièces\n\n";
    for (const Piece& piece : library.catalogue.pieces())
        text += fmt::format("- {}\n", described(library, piece));
    return text;
}

} // namespace

std::string document_of(const Library& library, const std::vector<Former>& former)
{
    std::string text{opening};
    text += summary_of(library);
    for (const std::string& family : families_of(library.catalogue)) {
        text += fmt::format("## {}\n\n", family);
        for (const Procedure& procedure : library.catalogue.procedures())
            if (procedure.family == family)
                text += described(library, procedure);
    }
    return text + former_of(former) + lists_of(library);
}

base::Result<bool> document(Arguments arguments)
{
    const Library library = TRY(Library::open("."));
    const std::string text =
        document_of(library, TRY(load_former("assets/catalogue", library.catalogue)));
    const bool only_check = !arguments.empty() && arguments[0] == "--check";
    if (only_check) {
        if (read_text(page).value_or("") == text)
            return true;
        fmt::print("{} is not current: run guichet-catalogue document\n", page);
        return false;
    }
    std::filesystem::create_directories(std::filesystem::path{page}.parent_path());
    std::ofstream file{page, std::ios::binary};
    file << text;
    if (!file.flush())
        return base::failure(base::ErrorCode::StorageFailed, fmt::format("{}: not written", page));
    return true;
}

} // namespace catalogue
