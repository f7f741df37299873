#include "tests/kiosk/ui/sample_parts.h"

#include "kiosk/ui/buttons.h"
#include "kiosk/ui/cards.h"
#include "kiosk/ui/choices.h"
#include "kiosk/ui/dialogue.h"
#include "kiosk/ui/fields.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/notices.h"
#include "kiosk/ui/page.h"
#include "kiosk/ui/pictures.h"
#include "kiosk/ui/progress.h"
#include "kiosk/ui/words.h"

#include <array>

using namespace kiosk;
using messages::Text;

namespace samples
{

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

namespace
{

std::vector<std::byte> blank_page(unsigned width, unsigned height)
{
    std::vector<std::byte> pixels(std::size_t{width} * height, std::byte{0xFC});
    for (unsigned y = 20; y < height - 30; y += 9)
        for (unsigned x = 16; x < width - 16 - (y * 7) % 40; ++x)
            for (unsigned thick = 0; thick < 3; ++thick)
                pixels[std::size_t{y + thick} * width + x] = std::byte{0x90};
    return pixels;
}

} // namespace

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

} // namespace samples
