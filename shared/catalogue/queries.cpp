#include "shared/base/verify.h"
#include "shared/catalogue/catalogue.h"

namespace catalogue
{

std::optional<base::Date> date_in(const Facts& facts, const std::string& name)
{
    const auto found = facts.find(name);
    const auto* text = found == facts.end() ? nullptr : found->second.text();
    return text == nullptr ? std::nullopt : base::parse_date(*text);
}

base::Date today_in(const Facts& facts)
{
    const auto day = date_in(facts, "today");
    base::verify(day.has_value(), "the facts hold today's date");
    return day.value_or(base::Date{});
}

namespace
{

/// Of several requests of one piece, the procedure's own prevails, then the first.
bool prevails(const std::vector<const PieceRequest*>& requests, std::size_t index)
{
    const PieceRequest& mine = *requests[index];
    for (std::size_t i = 0; i < requests.size(); ++i) {
        const PieceRequest& other = *requests[i];
        if (i != index && other.piece == mine.piece &&
            (other.set.empty() == mine.set.empty() ? i < index : !mine.set.empty()))
            return false;
    }
    return true;
}

} // namespace

bool in_force(const Procedure& procedure, base::Date day)
{
    return procedure.valid.holds(day);
}

Online online_on(const Procedure& procedure, base::Date day)
{
    const Teleservice& known = procedure.teleservice;
    return known.valid.holds(day) ? known.answer : Online::Unknown;
}

std::vector<MessageKey> said(const std::vector<Note>& notes, const Facts& facts, base::Date day)
{
    std::vector<MessageKey> messages;
    for (const Note& note : notes)
        if (applies(note, facts, day))
            messages.push_back(note.message);
    return messages;
}

std::vector<const Law*> laws_on(const Procedure& procedure, base::Date day)
{
    std::vector<const Law*> laws;
    for (const Law& law : procedure.laws)
        if (law.valid.holds(day))
            laws.push_back(&law);
    return laws;
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
    std::vector<const PieceRequest*> requests;
    for (const PieceRequest& request : procedure.pieces)
        if (applies(request, facts, today))
            requests.push_back(&request);
    std::vector<AskedPiece> asked;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        const PieceRequest& request = *requests[i];
        if (!prevails(requests, i))
            continue;
        const Piece* piece = catalogue.piece(request.piece);
        base::verify(piece != nullptr, "the loader knew every piece");
        asked.push_back({piece, &request, request.label.value_or(piece->label),
                         request.help ? request.help : piece->help});
    }
    return asked;
}

std::vector<PiecePart> parts_for(const PiecePart& whole, const Facts& facts)
{
    std::vector<PiecePart> parts;
    for (const PiecePart& part : whole.parts) {
        if (!part.when.holds(facts))
            continue;
        parts.push_back(part);
        parts.back().parts = parts_for(part, facts);
    }
    return parts;
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
