#include "shared/catalogue/readers.h"

namespace catalogue
{

base::Result<PieceRequest> read_request(const Entry& entry, const Vocabulary& vocabulary)
{
    const Section section =
        TRY(Section::open(entry, {"piece", "group", "when", "blocking", "at_collection", "label",
                                  "help", "valid_from", "valid_to"}));
    PieceRequest request;
    request.piece = TRY(section.text("piece"));
    request.group = TRY(message_in(section, "group", vocabulary));
    request.when = rule_in(section, "when", vocabulary);
    request.blocking = TRY(section.flag_or("blocking", true));
    request.at_collection = TRY(section.flag_or("at_collection", false));
    request.label = TRY(optional_message_in(section, "label", vocabulary));
    request.help = TRY(optional_message_in(section, "help", vocabulary));
    request.valid_from = TRY(section.date("valid_from"));
    request.valid_to = TRY(section.date("valid_to"));
    if (request.valid_from && request.valid_to && *request.valid_to < *request.valid_from)
        return entry.refuse("it ends before it starts");
    return request;
}

} // namespace catalogue
