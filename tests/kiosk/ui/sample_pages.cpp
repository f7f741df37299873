#include "sample_pages.h"

#include "kiosk/ui/buttons.h"
#include "kiosk/ui/cards.h"
#include "kiosk/ui/choices.h"
#include "kiosk/ui/dialogue.h"
#include "kiosk/ui/fields.h"
#include "kiosk/ui/guide.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/notices.h"
#include "kiosk/ui/page.h"
#include "kiosk/ui/pictures.h"
#include "kiosk/ui/progress.h"
#include "kiosk/ui/words.h"

#include <array>
#include <utility>

using namespace kiosk;
using messages::Text;

namespace
{

/// The words in the frame's language.
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

void usual_footer(ui::Frame& frame, bool enabled = true)
{
    ui::footer(frame, {.previous = in(frame, "Étape précédente", "السابق"),
                       .quiet = in(frame, "Quitter et revenir plus tard", "الخروج والعودة لاحقًا"),
                       .primary = in(frame, "Enregistrer et poursuivre", "متابعة"),
                       .primary_enabled = enabled});
}

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

void identity(ui::Frame& frame)
{
    ui::page(frame, {.id = "identity", .aside = ui::Aside::Narrow, .steps = true});
    bars(frame);
    steps(frame, 0);
    {
        const ui::Region region = ui::main_region(frame);
        ui::heading(frame, in(frame, "Vérifiez votre état civil", "تحقق من حالتك المدنية"));
        ui::Columns columns{frame, {.id = "fields", .count = 2, .least = {78}}};
        columns.next();
        ui::text_field(frame, {.id = "birth_name",
                               .label = in(frame, "Nom de naissance", "اسم الولادة"),
                               .value = "Etranger"});
        columns.next();
        ui::text_field(frame, {.id = "used_name",
                               .label = in(frame, "Nom d’usage", "اسم الاستخدام"),
                               .value = "",
                               .optional = true});
        columns.next();
        ui::text_field(
            frame,
            {.id = "first_names", .label = in(frame, "Prénom(s)", "الاسم"), .value = "Mineur"});
        columns.next();
        const std::array sexes{ui::Option{.id = "m", .label = in(frame, "Masculin", "ذكر")},
                               ui::Option{.id = "f", .label = in(frame, "Féminin", "أنثى")}};
        ui::segments(
            frame,
            {.id = "sex", .label = in(frame, "Sexe", "الجنس"), .options = sexes, .chosen = "m"});
        columns.next();
        ui::date_field(frame, {.id = "birth",
                               .label = in(frame, "Date de naissance", "تاريخ الميلاد"),
                               .value = {"10", 8, "2006"}});
        columns.next();
        const std::array countries{
            ui::Option{.id = "BR", .label = in(frame, "Brésilienne", "برازيلية")},
            ui::Option{.id = "DZ", .label = in(frame, "Algérienne", "جزائرية")}};
        ui::select(frame, {.id = "nationality",
                           .label = in(frame, "Nationalité", "الجنسية"),
                           .options = countries,
                           .chosen = "BR"});
    }
    {
        const ui::Region region = ui::aside_region(frame);
        ui::subheading(frame, in(frame, "Gagnez du temps", "وفر وقتك"));
        const ui::Box box{frame, {.id = "scan-box"}};
        ui::subheading(frame, in(frame, "Scannez votre passeport", "امسح جواز سفرك"));
        ui::quiet_paragraph(
            frame, in(frame, "La borne lit les deux lignes du bas et remplit ces cases pour vous.",
                      "يقرأ الجهاز السطرين ويملأ الخانات."));
        ui::button(frame, {.id = "scan", .label = in(frame, "Scanner", "مسح")});
    }
    usual_footer(frame);
}

void errors(ui::Frame& frame)
{
    ui::page(frame, {.id = "errors", .steps = true});
    bars(frame);
    steps(frame, 1);
    {
        const ui::Region region = ui::main_region(frame);
        const Text wrong = in(frame, "Écrivez l’année en quatre chiffres, par exemple 2024",
                              "اكتب السنة بأربعة أرقام، مثل 2024");
        const Text missing = in(frame, "Écrivez votre mot de passe", "اكتب كلمة المرور");
        const std::array found{ui::FieldError{"placed", wrong},
                               ui::FieldError{"password", missing}};
        ui::error_summary(frame, found);
        ui::date_field(frame, {.id = "placed",
                               .label = in(frame, "Date de placement", "تاريخ الإيداع"),
                               .value = {"12", 0, "24"},
                               .error = wrong});
        ui::password_field(frame, {.id = "password",
                                   .label = in(frame, "Mot de passe", "كلمة المرور"),
                                   .value = "secret!",
                                   .help = in(frame, "Au moins huit caractères", "ثمانية أحرف"),
                                   .error = missing});
        ui::digits_field(frame, {.id = "phone",
                                 .label = in(frame, "Téléphone", "الهاتف"),
                                 .value = "0612345678",
                                 .digits = 10,
                                 .group = 2});
        ui::yes_no(frame, {.id = "married",
                           .label = in(frame, "Êtes-vous marié(e) ?", "هل أنت متزوج؟"),
                           .chosen = false});
        const std::array why{
            ui::Option{.id = "a",
                       .label = in(frame, "Confié à l’ASE avant 16 ans", "قبل 16 سنة"),
                       .note = in(frame, "Carte « vie privée et familiale »", "بطاقة")},
            ui::Option{.id = "b", .label = in(frame, "Entre 16 et 18 ans", "بين 16 و 18")}};
        ui::choice_list(frame, {.id = "why",
                                .label = in(frame, "Votre situation", "وضعك"),
                                .options = why,
                                .chosen = "a",
                                .columns = 2});
        ui::checkbox(frame, {.id = "attest",
                             .label = in(frame,
                                         "J’atteste sur l’honneur l’exactitude des informations "
                                         "fournies et je m’engage à signaler tout changement de ma "
                                         "situation dans les meilleurs délais.",
                                         "أشهد بشرفي بصحة المعلومات المقدمة."),
                             .checked = true});
        ui::link(frame, "forgotten", in(frame, "Mot de passe oublié ?", "نسيت كلمة المرور؟"));
        ui::busy(frame, "busy", in(frame, "Un instant…", "لحظة…"));
        ui::bullet(frame, in(frame, "Une pièce d’identité", "وثيقة هوية"));
    }
    usual_footer(frame);
}

std::vector<std::byte> blank_page(unsigned width, unsigned height)
{
    std::vector<std::byte> pixels(std::size_t{width} * height, std::byte{0xFC});
    for (unsigned y = 20; y < height - 30; y += 9)
        for (unsigned x = 16; x < width - 16 - (y * 7) % 40; ++x)
            for (unsigned thick = 0; thick < 3; ++thick)
                pixels[std::size_t{y + thick} * width + x] = std::byte{0x90};
    return pixels;
}

void documents(ui::Frame& frame)
{
    ui::page(frame, {.id = "documents", .aside = ui::Aside::Wide, .steps = true});
    bars(frame);
    steps(frame, 2);
    {
        const ui::Region region = ui::main_region(frame);
        ui::heading(frame, in(frame, "Vos justificatifs", "مستنداتك"),
                    in(frame, "3 sur 6", "3 من 6"));
        const ui::Badge done{in(frame, "Vérifié", "تم"), ui::Tone::Success, "check"};
        const ui::Badge redo{in(frame, "Page floue, à refaire", "صفحة غير واضحة"),
                             ui::Tone::Warning, "warning"};
        ui::list_row(frame, {.id = "ephoto",
                             .title = in(frame, "Numéro e-photo", "رقم الصورة"),
                             .subtitle = in(frame, "22 chiffres, au bas de votre planche de photos",
                                            "22 رقما"),
                             .badge = done});
        ui::list_row(frame, {.id = "address",
                             .title = in(frame, "Justificatif de domicile de moins de 6 mois",
                                         "إثبات السكن"),
                             .subtitle = in(frame, "Facture, bail, quittance de loyer…", "فاتورة"),
                             .badge = redo});
        ui::list_row(frame, {.id = "placement",
                             .title = in(frame, "Décision de placement (ASE)", "قرار الإيداع"),
                             .subtitle = in(frame, "Décision du juge", "قرار القاضي"),
                             .action = in(frame, "Scanner", "مسح")});
        ui::list_row(frame,
                     {.id = "training",
                      .title = in(frame, "Activité professionnelle ou formation", "نشاط مهني"),
                      .subtitle = in(frame, "Contrat, inscription, attestation", "عقد"),
                      .action = in(frame, "Scanner", "مسح")});
    }
    {
        const ui::Region region = ui::aside_region(frame);
        ui::subheading(frame, in(frame, "Justificatif de domicile · page 1", "إثبات السكن"));
        static const std::vector<std::byte> pixels = blank_page(150, 212);
        ui::page_preview(frame, {.id = "preview",
                                 .label = in(frame, "Page 1", "صفحة 1"),
                                 .width = 150,
                                 .height = 212,
                                 .colour = false,
                                 .pixels = pixels});
        ui::notice(frame,
                   {.id = "blurred",
                    .tone = ui::Tone::Warning,
                    .title = in(frame, "Le texte est flou", "النص غير واضح"),
                    .words = in(frame,
                                "Posez la feuille bien à plat sur la vitre, fermez le capot, "
                                "puis recommencez.",
                                "ضع الورقة مسطحة على الزجاج ثم أعد المحاولة.")});
        ui::Columns columns{frame, {.id = "verdict", .count = 2, .least = {58}}};
        columns.next();
        ui::button(
            frame,
            {.id = "keep", .label = in(frame, "Garder", "احتفاظ"), .look = ui::Look::Secondary});
        columns.next();
        ui::button(frame, {.id = "redo", .label = in(frame, "Recommencer", "إعادة")});
    }
    usual_footer(frame, false);
}

void confirmation(ui::Frame& frame)
{
    ui::page(frame, {.id = "confirmation", .aside = ui::Aside::Wide, .steps = true});
    bars(frame);
    steps(frame, 5);
    {
        const ui::Region region = ui::main_region(frame);
        ui::success_mark(frame, in(frame, "Votre demande est déposée", "تم إيداع طلبك"),
                         in(frame, "Le 22 novembre 2026 à 09:58, préfecture du Nord",
                            "في 22 نوفمبر 2026 الساعة 09:58"));
        {
            ui::Columns columns{frame, {.id = "numbers", .count = 2, .least = {110}}};
            columns.next();
            ui::fact_card(frame, {.id = "number",
                                  .label = in(frame, "N° de la demande", "رقم الطلب"),
                                  .value = Text::verbatim("5901\u202f20261122\u202f0000184"),
                                  .large = true});
            columns.next();
            ui::fact_card(frame, {.id = "foreigner",
                                  .label = in(frame, "Identifiant (N° étranger)", "رقم الأجنبي"),
                                  .value = Text::verbatim("5903007192"),
                                  .large = true});
        }
        {
            const ui::Box box{frame, {.id = "printing", .tone = ui::Tone::Info}};
            ui::subheading(frame, in(frame, "Votre confirmation s’imprime", "يتم طباعة التأكيد"));
            ui::quiet_paragraph(frame, in(frame, "C’est une preuve de dépôt.", "هذا إثبات إيداع."));
            ui::progress_bar(frame, {.id = "print", .done = 0.68F});
        }
        ui::notice(frame, {.id = "papers",
                           .tone = ui::Tone::Warning,
                           .title = in(frame, "N’oubliez pas vos papiers !", "لا تنس أوراقك!"),
                           .words = in(frame, "Votre passeport est encore sur la vitre du scanner.",
                                       "جواز سفرك لا يزال على الزجاج.")});
    }
    {
        const ui::Region region = ui::aside_region(frame);
        std::vector<std::uint8_t> modules(37 * 37);
        for (std::size_t index = 0; index < modules.size(); ++index)
            modules[index] = static_cast<std::uint8_t>((index * 2654435761U >> 9) & 1U);
        ui::qr_code(frame, {.id = "code",
                            .label = in(frame, "Code de la confirmation", "رمز التأكيد"),
                            .side = 37,
                            .modules = modules});
        ui::subheading(frame, in(frame, "Gardez-la sur votre téléphone", "احتفظ به في هاتفك"));
        ui::paragraph(frame, in(frame, "Photographiez ce code.", "صور هذا الرمز."));
    }
    ui::footer(frame, {.previous = in(frame, "Imprimer de nouveau", "إعادة الطباعة"),
                       .other = in(frame, "Recevoir par e-mail", "استلام بالبريد"),
                       .primary = in(frame, "J’ai terminé", "انتهيت"),
                       .onward = true});
}

void ineligible(ui::Frame& frame)
{
    ui::page(frame, {.id = "ineligible", .steps = true});
    bars(frame);
    steps(frame, 1);
    {
        const ui::Region region = ui::main_region(frame);
        ui::heading(frame, in(frame, "Quand avez-vous été confié à l’ASE ?", "متى تم إيداعك؟"));
        ui::date_field(frame, {.id = "placed",
                               .label = in(frame, "Date de placement", "تاريخ الإيداع"),
                               .value = {"12", 3, "2023"}});
    }
    usual_footer(frame);
    const ui::Dialogue dialogue{
        frame,
        {.id = "not-eligible",
         .title = in(frame, "Demandeur non éligible", "مقدم الطلب غير مؤهل"),
         .icon = "block",
         .tone = ui::Tone::Error}};
    ui::paragraph(frame,
                  in(frame,
                     "Vous ne pouvez pas accéder à cette téléprocédure. La demande de titre de "
                     "séjour pour ce motif est accessible uniquement aux demandeurs confiés à "
                     "l’Aide Sociale à l’Enfance (ASE) au plus tard à l’âge de 16 ans.",
                     "لا يمكنك الوصول إلى هذا الإجراء عبر الإنترنت."));
    ui::notice(frame, {.id = "instead",
                       .tone = ui::Tone::Tinted,
                       .title = in(frame, "Ce que vous pouvez faire", "ما يمكنك فعله"),
                       .words = in(frame, "Vérifiez la date · Parlez à un agent au guichet",
                                   "تحقق من التاريخ · تحدث إلى موظف")});
    ui::Columns columns{frame, {.id = "ways", .count = 3, .least = {70}}};
    columns.next();
    ui::button(
        frame,
        {.id = "abandon", .label = in(frame, "Abandonner", "التخلي"), .look = ui::Look::Secondary});
    columns.next();
    ui::button(frame, {.id = "others",
                       .label = in(frame, "Voir les autres titres", "عناوين أخرى"),
                       .look = ui::Look::Secondary});
    columns.next();
    ui::button(frame, {.id = "mend", .label = in(frame, "Modifier ma saisie", "تعديل")});
}

void countries(ui::Frame& frame)
{
    ui::page(frame, {.id = "countries"});
    bars(frame);
    {
        const ui::Region region = ui::main_region(frame);
        ui::heading(frame, in(frame, "Votre union", "زواجك"));
        std::vector<ui::Option> options;
        for (const char* id :
             {"AF", "ZA", "AL", "DZ", "DE", "AD", "AO", "BE", "BJ", "BR", "CM", "CA",
              "CN", "KM", "CG", "CI", "EG", "ES", "US", "ET", "GE", "GN", "HT", "IN",
              "IR", "IT", "ML", "MA", "MR", "NG", "SN", "TN", "TR", "UA", "VN"})
            options.push_back({.id = id, .label = frame.catalog().country(id)});
        ui::select(frame, {.id = "country",
                           .label = in(frame, "Pays de l’union", "بلد الزواج"),
                           .options = options,
                           .chosen = "SN"});
    }
    usual_footer(frame);
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
