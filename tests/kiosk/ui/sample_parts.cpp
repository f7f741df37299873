#include "tests/kiosk/ui/sample_parts.h"

#include "kiosk/ui/page.h"

using namespace kiosk;
using messages::Text;

namespace samples
{

Text in(ui::Frame& frame, std::string_view french, std::string_view arabic)
{
    return Text::verbatim(frame.catalog().language() == "ar" ? arabic : french);
}

void bars(ui::Frame& frame)
{
    ui::header(frame, {.title = Text::verbatim("Titre de séjour"),
                       .language = in(frame, "Français", "العربية")});
}

void steps(ui::Frame& frame, unsigned current)
{
    ui::stepper(frame, {.names = {in(frame, "Informations personnelles", "المعلومات الشخصية"),
                                  in(frame, "Motif de séjour", "سبب الإقامة"),
                                  in(frame, "Justificatifs", "المستندات"),
                                  in(frame, "Dépôt de la demande", "إيداع الطلب"),
                                  in(frame, "Confirmation", "التأكيد")},
                        .current = current});
}

void usual_footer(ui::Frame& frame, bool enabled)
{
    ui::footer(frame, {.previous = in(frame, "Étape précédente", "السابق"),
                       .quiet = in(frame, "Quitter et revenir plus tard", "الخروج والعودة لاحقًا"),
                       .primary = in(frame, "Enregistrer et poursuivre", "متابعة"),
                       .primary_enabled = enabled});
}

} // namespace samples
