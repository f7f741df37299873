#include "shared/receipt/pdf.h"

namespace receipt
{

void name_request(Confirmation& confirmation, const catalogue::Procedure& procedure)
{
    if (procedure.confirmation) {
        confirmation.title = *procedure.confirmation;
        confirmation.filed = *procedure.confirmation + "_filed";
        confirmation.registered = *procedure.confirmation + "_registered";
        return;
    }
    // A paper is seen by others: that of a victim says no more than the screen did.
    confirmation.request = procedure.discreet_title.value_or(procedure.title);
}

} // namespace receipt
