#include "tests/kiosk/ui/sample_pages.h"

#include "kiosk/ui/buttons.h"
#include "kiosk/ui/cards.h"
#include "kiosk/ui/fields.h"
#include "kiosk/ui/guide.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/page.h"
#include "kiosk/ui/words.h"
#include "tests/kiosk/ui/sample_parts.h"

#include <array>
#include <utility>

using namespace kiosk;
using messages::Text;
using namespace samples;

namespace
{

void attract(ui::Frame& frame)
{
    ui::attract_page(frame, "attract");
    const ui::Region region = ui::main_region(frame);
    ui::attract_bar(frame, in(frame, "Préfecture du Nord", "محافظة الشمال"),
                    in(frame, "dimanche 22 novembre 2026 · 09:41", "الأحد 22 نوفمبر 2026"));
    ui::display(frame, Text::verbatim("Bienvenue. Touchez votre langue."));
    ui::paragraph(frame, Text::verbatim("Welcome, touch your language  ·  مرحبا، المس لغتك"));
    const std::array<std::pair<const char*, const char*>, 12> languages{{{"fr", "Français"},
                                                                         {"en", "English"},
                                                                         {"ar", "العربية"},
                                                                         {"tr", "Türkçe"},
                                                                         {"zh", "中文"},
                                                                         {"pt", "Português"},
                                                                         {"es", "Español"},
                                                                         {"ru", "Русский"},
                                                                         {"uk", "Українська"},
                                                                         {"fa", "فارسی"},
                                                                         {"ps", "پښتو"},
                                                                         {"bn", "বাংলা"}}};
    {
        ui::Columns columns{frame, {.id = "languages", .count = 6, .least = {55}}};
        for (const auto& [id, endonym] : languages) {
            columns.next();
            const std::string node = std::string{"language/"} + id;
            ui::language_card(frame, {.id = node,
                                      .endonym = Text::verbatim(endonym),
                                      .language = id,
                                      .enabled = std::string_view{id} != "ps"});
        }
    }
    ui::push_to_bottom(frame, {30});
    const ui::Row row{frame};
    ui::button(frame, {.id = "contrast",
                       .label = in(frame, "Contraste", "التباين"),
                       .look = ui::Look::Secondary,
                       .icon = "contrast"});
}

struct Tile {
    const char *id, *icon, *title, *subtitle;
};

void home(ui::Frame& frame)
{
    ui::page(frame, {.id = "home", .aside = ui::Aside::Narrow, .footer = frame.portrait()});
    bars(frame);
    {
        const ui::Region region = ui::main_region(frame);
        ui::heading(frame, in(frame, "Que souhaitez-vous faire ?", "ماذا تريد أن تفعل؟"));
        const std::array<Tile, 6> tiles{
            {{"request", "assignment_ind", "Je demande ou renouvelle un titre de séjour",
              "Première demande, renouvellement, carte de résident"},
             {"vls", "verified_user", "Je valide mon VLS-TS",
              "Visa de long séjour valant titre de séjour"},
             {"receipt", "autorenew", "Je renouvelle mon récépissé",
              "Votre récépissé arrive à sa fin"},
             {"lost", "report", "J’ai perdu ma carte, on me l’a volée",
              "Duplicata de titre de séjour"},
             {"change", "home", "Je déclare un changement", "Adresse, situation familiale"},
             {"unknown", "forum", "Je ne sais pas", "Quelques questions pour vous orienter"}}};
        ui::Columns columns{frame,
                            {.id = "tiles", .count = frame.portrait() ? 1U : 2U, .least = {90}}};
        for (const Tile& tile : tiles) {
            columns.next();
            ui::card(frame, {.id = tile.id,
                             .icon = tile.icon,
                             .title = in(frame, tile.title, "طلب أو تجديد تصريح إقامة"),
                             .subtitle = in(frame, tile.subtitle, "الطلب الأول، التجديد"),
                             .selected = std::string_view{tile.id} == "vls"});
        }
    }
    {
        const ui::Region region = ui::aside_region(frame);
        if (!frame.portrait())
            ui::guide_title(frame, in(frame, "Le guide", "المرشد"));
        ui::guide_bubble(frame, in(frame,
                                   "Bonjour ! Dites-moi en quelques mots pourquoi vous venez. Vous "
                                   "pouvez écrire dans votre langue.",
                                   "مرحبا! قل لي ببضع كلمات سبب مجيئك."));
        for (const auto& [id, words] :
             {std::pair{"expires", "Ma carte expire"}, {"study", "J’étudie en France"}}) {
            const ui::Row row{frame, true};
            ui::chip(frame, {.id = id, .label = in(frame, words, "بطاقتي تنتهي")});
        }
    }
    if (frame.portrait())
        ui::footer(frame, {.previous = in(frame, "Retour", "رجوع"),
                           .primary = in(frame, "Continuer", "متابعة")});
}

void guide(ui::Frame& frame)
{
    ui::page(frame, {.id = "guide", .aside = ui::Aside::Narrow});
    bars(frame);
    {
        const ui::Region region = ui::main_region(frame);
        ui::guide_bubble(frame, in(frame, "Pourquoi venez-vous ?", "ما سبب زيارتك اليوم؟"));
        ui::visitor_bubble(
            frame, in(frame, "Ma carte expire dans trois mois", "بطاقتي تنتهي بعد ثلاثة أشهر"));
        ui::guide_bubble(
            frame,
            in(frame, "Vous pouvez renouveler votre carte entre le 120e et le 60e jour.",
               "يمكنك تجديد بطاقتك بين اليوم 120 واليوم 60 قبل انتهاء صلاحيتها. ما هي العبارة "
               "المكتوبة على بطاقتك الحالية؟"));
        ui::Columns columns{frame, {.id = "cards", .count = 2, .least = {90}}};
        const std::array<Tile, 4> tiles{
            {{"student", "school", "طالب", "« étudiant »"},
             {"family", "family_restroom", "حياة خاصة وعائلية", "« vie privée et familiale »"},
             {"worker", "work", "عامل أجير", "« salarié »"},
             {"visitor", "luggage", "زائر", "« visiteur »"}}};
        for (const Tile& tile : tiles) {
            columns.next();
            ui::card(frame, {.id = tile.id,
                             .icon = tile.icon,
                             .title = in(frame, tile.subtitle, tile.title),
                             .subtitle = Text::verbatim(tile.subtitle)});
        }
    }
    {
        const ui::Region region = ui::aside_region(frame);
        ui::subheading(frame, in(frame, "Ce que j’ai compris", "ما فهمته حتى الآن"));
        ui::fact_card(frame, {.id = "procedure",
                              .label = in(frame, "Démarche", "الإجراء"),
                              .value = in(frame, "Renouvellement", "تجديد بطاقة الإقامة")});
        const ui::Box box{frame, {.id = "deadline", .tone = ui::Tone::Success}};
        ui::fact(frame, {.id = "when",
                         .label = in(frame, "Délai", "المهلة"),
                         .value = in(frame, "Vous êtes à temps : du 25 octobre au 24 décembre 2026",
                                     "أنت في الوقت المناسب: من 25 أكتوبر إلى 24 ديسمبر 2026")});
    }
    ui::footer(frame, {.previous = in(frame, "Retour", "السابق"),
                       .quiet = in(frame, "Quitter et revenir plus tard", "الخروج والعودة لاحقًا"),
                       .primary = in(frame, "Continuer", "متابعة")});
}

void account(ui::Frame& frame)
{
    ui::page(frame, {.id = "account", .aside = ui::Aside::Narrow});
    bars(frame);
    {
        const ui::Region region = ui::main_region(frame);
        ui::heading(frame,
                    in(frame, "Quelle est votre adresse e-mail ?", "ما هو بريدك الإلكتروني؟"));
        ui::quiet_paragraph(
            frame, in(frame, "Nous vous enverrons un lien de confirmation, valable 24 heures.",
                      "سنرسل إليك رابط تأكيد صالحًا لمدة 24 ساعة."));
        ui::Columns columns{frame, {.id = "mails", .count = 2, .least = {90}}};
        columns.next();
        ui::text_field(frame, {.id = "email",
                               .label = in(frame, "Adresse e-mail", "البريد الإلكتروني"),
                               .value = "amina.diallo@exemple.fr",
                               .keyboard = ui::KeyboardKind::Email});
        columns.next();
        ui::text_field(frame, {.id = "again",
                               .label = in(frame, "Confirmez l’adresse e-mail", "تأكيد البريد"),
                               .value = "",
                               .keyboard = ui::KeyboardKind::Email});
    }
    {
        const ui::Region region = ui::aside_region(frame);
        ui::subheading(frame, in(frame, "Pas d’adresse e-mail ?", "ليس لديك بريد؟"));
        ui::paragraph(frame,
                      in(frame,
                         "Demandez à un agent : il peut ouvrir un dossier accompagné avec vous.",
                         "اطلب من موظف أن يفتح معك ملفًا."));
    }
    ui::footer(frame, {.previous = in(frame, "Retour", "رجوع"),
                       .primary = in(frame, "Continuer", "متابعة")});
}

} // namespace

std::vector<SamplePage> sample_pages()
{
    return {{"01-attract", attract},
            {"02-home", home},
            {"03-guide", guide},
            {"04-account", account, "email"},
            {"05-identity", identity},
            {"06-documents", documents},
            {"07-confirmation", confirmation},
            {"08-ineligible", ineligible},
            {"10-errors", errors},
            {"11-months", identity, "birth/month"},
            {"12-digits", identity, "birth/year"},
            {"13-letters", identity, "birth_name"},
            {"14-countries", countries, "country"}};
}
