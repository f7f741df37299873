#include "shared/base/verify.h"
#include "shared/catalogue/catalogue.h"

namespace catalogue
{

namespace
{

base::Date today_in(const Facts& facts)
{
    const auto found = facts.find("today");
    const auto* text = found == facts.end() ? nullptr : found->second.text();
    const auto day = text == nullptr ? std::nullopt : base::parse_date(*text);
    base::verify(day.has_value(), "the facts hold today's date");
    return day.value_or(base::Date{});
}

template <typename Dated>
bool holds_on(const Dated& dated, base::Date day)
{
    return (!dated.valid_from || *dated.valid_from <= day) &&
           (!dated.valid_to || day <= *dated.valid_to);
}

} // namespace

bool in_force(const Procedure& procedure, base::Date day)
{
    return holds_on(procedure, day);
}

const Case* case_for(const Procedure& procedure, const Facts& facts)
{
    for (const Case& one : procedure.cases)
        if (one.when.holds(facts))
            return &one;
    return nullptr;
}

std::vector<AskedPiece> asked_pieces(const Catalogue& catalogue, const Procedure& procedure,
                                     const Facts& facts)
{
    const base::Date today = today_in(facts);
    std::vector<AskedPiece> asked;
    for (const PieceRequest& request : procedure.pieces) {
        if (!holds_on(request, today) || !request.when.holds(facts))
            continue;
        const Piece* piece = catalogue.piece(request.piece);
        base::verify(piece != nullptr, "the loader knew every piece");
        asked.push_back({piece, &request, request.label.value_or(piece->label),
                         request.help ? request.help : piece->help});
    }
    return asked;
}

std::vector<const Page*> visible_pages(const Step& step, const Facts& facts)
{
    std::vector<const Page*> visible;
    for (const Page& page : step.pages)
        if (page.visible.holds(facts))
            visible.push_back(&page);
    return visible;
}

} // namespace catalogue
