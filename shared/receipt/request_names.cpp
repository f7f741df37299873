#include "shared/receipt/pdf.h"

#include <fmt/format.h>

namespace receipt
{

void name_request(Confirmation& confirmation, const catalogue::Procedure& procedure,
                  const messages::Catalog& french)
{
    const std::string official = fmt::format("procedure.{}.confirmation", procedure.id);
    if (french.has(official)) {
        confirmation.title = official;
        confirmation.filed = "pdf.confirmation.filed";
        return;
    }
    // A paper is seen by others: that of a victim says no more than the screen did.
    confirmation.request = procedure.discreet_title.value_or(procedure.title);
}

} // namespace receipt
