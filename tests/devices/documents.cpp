#include "tests/devices/documents.h"

#include <array>

namespace tests
{

namespace
{

constexpr Face title{.font = "Noto Serif", .size = 20, .bold = true, .centred = true};
constexpr Face office{.font = "Noto Serif", .size = 12, .bold = true};
constexpr Face body{.font = "Noto Serif", .size = 11.5};
constexpr Face small{.font = "Noto Sans", .size = 8.5};
constexpr Face machine{.font = "Noto Sans Mono", .size = 11.5};

constexpr double left = 25;
constexpr double wide = 160;

/// Rows of a name and a value.
double rows(Sheet& sheet, double y, std::initializer_list<std::array<const char*, 2>> all)
{
    for (const auto& [name, value] : all) {
        sheet.text(name, left, y, 62, {.size = 10.5, .bold = true});
        y = sheet.text(value, left + 65, y, wide - 65, {.size = 10.5}) + 1.5;
    }
    return y;
}

/// A letter: who writes, its title, its paragraphs, place, day, and a signature.
void letter(Sheet& sheet, const char* sender, const char* heading,
            std::initializer_list<const char*> paragraphs, const char* signed_at)
{
    sheet.text(sender, left, 22, 95, office);
    double y = sheet.text(heading, left, 68, wide, title) + 8;
    for (const char* paragraph : paragraphs)
        y = sheet.text(paragraph, left, y, wide, body) + 3.5;
    y = sheet.text(signed_at, left + 80, y + 8, 80, body);
    sheet.signature(left + 90, y + 14);
}

void birth_certificate(Sheet& sheet)
{
    sheet.text("ROYAUME DU MAROC\nMinistère de l’Intérieur\nBureau d’état civil d’Oujda", left, 20,
               80, office);
    sheet.text("المملكة المغربية\nوزارة الداخلية", 120, 20, 65,
               {.font = "Noto Sans Arabic", .size = 13, .bold = true});
    double y = sheet.text("EXTRAIT D’ACTE DE NAISSANCE\navec filiation", left, 60, wide, title) + 8;
    y = rows(sheet, y,
             {{{"Acte n°", "1147 / 2009"}},
              {{"Prénom", "Youssef"}},
              {{"Nom", "EL AMRANI"}},
              {{"Sexe", "Masculin"}},
              {{"Né le", "14 août 2009 à 6 h 20"}},
              {{"À", "Oujda (Maroc)"}},
              {{"Fils de", "Abdelkader EL AMRANI, né à Berkane en 1976"}},
              {{"Et de", "Fatima BENNANI, née à Oujda en 1981"}},
              {{"Nationalité", "Marocaine"}},
              {{"Mentions marginales", "Néant"}}});
    y = sheet.text(
        "Extrait délivré pour servir et valoir ce que de droit, conforme aux registres de "
        "l’état civil.",
        left, y + 8, wide, body);
    sheet.text("Oujda, le 3 septembre 2026\nL’officier de l’état civil", 115, y + 10, 70, body);
    sheet.stamp("ÉTAT CIVIL\nOUJDA", 70, y + 28);
    sheet.signature(125, y + 38);
}

void passport(Sheet& sheet)
{
    sheet.frame(30, 40, 125, 88, 0.9, 0.94, 0.97);
    for (int i = 0; i < 20; ++i)
        sheet.fill(32, 44 + i * 3.2, 121, 0.2, 0.84);
    sheet.text("ROYAUME DU MAROC   KINGDOM OF MOROCCO\nPASSEPORT / PASSPORT", 34, 43, 118,
               {.size = 8, .bold = true});
    sheet.portrait(35, 55, 32, 41);
    double y = 54;
    for (const char* field :
         {"Type  P      Code  MAR      N°  SP0000001", "Nom / Surname\nEL AMRANI",
          "Prénom / Given name\nYOUSSEF", "Nationalité / Nationality  MAROCAINE",
          "Né le / Date of birth  14/08/2009   Sexe  M", "Lieu / Place of birth  OUJDA",
          "Délivré le  11/05/2024   Expire le  10/05/2029"})
        y = sheet.text(field, 71, y, 82, {.size = 7.5}) + 0.3;
    sheet.fill(31, 108, 123, 19, 0.97);
    sheet.zone({"P<MAREL<AMRANI<<YOUSSEF<<<<<<<<<<<<<<<<<<<<<",
                "SP00000012MAR0908140M2905109<<<<<<<<<<<<<<04"},
               36.6, 115);
}

/// The back of a residence card, where its machine readable zone stands.
void residence_card(Sheet& sheet)
{
    sheet.frame(48, 62, 85.6, 54, 0.93, 0.9, 0.95);
    for (int i = 0; i < 8; ++i)
        sheet.fill(50, 66 + i * 3.2, 81.6, 0.2, 0.84);
    sheet.text("TITRE DE SÉJOUR\nCERTIFICAT DE RÉSIDENCE D’ALGÉRIEN", 51, 64, 78,
               {.size = 7, .bold = true});
    sheet.text("REMARQUES\nAUTORISE SON TITULAIRE À TRAVAILLER\nADRESSE  8 RUE DE LA CLEF, LILLE",
               51, 75, 78, {.size = 6.5});
    sheet.zone({"IRFRASPE70421835903007777<<<<<", "0007146F3506178DZA<<<<<<<<<<<3",
                "BENALI<<SAMIRA<<<<<<<<<<<<<<<<"},
               52.7, 101.5);
}

void rent_receipt(Sheet& sheet)
{
    sheet.text("Nord Habitat Spécimen\n12 rue des Tilleuls\n59800 LILLE", left, 20, 80, office);
    sheet.text("M. Youssef EL AMRANI\n8 rue de la Clef, appt 21\n59800 LILLE", 115, 45, 75, body);
    double y = sheet.text("QUITTANCE DE LOYER", left, 80, wide, title);
    y = sheet.text("Octobre 2026", left, y, wide, {.size = 12, .centred = true}) + 8;
    y = rows(sheet, y,
             {{{"Logement", "8 rue de la Clef, appartement 21, 59800 LILLE"}},
              {{"Loyer hors charges", "412,00 €"}},
              {{"Provision pour charges", "63,50 €"}},
              {{"Total", "475,50 €"}},
              {{"Payé le", "5 octobre 2026"}}});
    y = sheet.text(
        "Le bailleur reconnaît avoir reçu du locataire la somme de quatre cent soixante-quinze "
        "euros et cinquante centimes au titre du loyer et des charges de la période du 1er au "
        "31 octobre 2026, et lui en donne quittance.",
        left, y + 6, wide, body);
    sheet.text("Lille, le 6 octobre 2026", 115, y + 10, 70, body);
    sheet.signature(120, y + 28);
}

void electricity_bill(Sheet& sheet)
{
    sheet.fill(0, 0, 210, 14, 0.25);
    sheet.text("Énergie Spécimen", left, 20, 90, {.size = 17, .bold = true});
    sheet.text("M. Youssef EL AMRANI\n8 RUE DE LA CLEF\n59800 LILLE", 115, 42, 75, machine);
    double y = sheet.text("Votre facture d’électricité du 2 novembre 2026", left, 78, wide,
                          {.size = 14, .bold = true}) +
               4;
    y = rows(sheet, y,
             {{{"Référence client", "4 002 118 377 000"}},
              {{"Lieu de consommation", "8 rue de la Clef, 59800 LILLE"}},
              {{"Période", "du 1er septembre au 31 octobre 2026"}},
              {{"Consommation", "214 kWh"}},
              {{"Abonnement", "25,12 €"}},
              {{"Énergie", "44,83 €"}},
              {{"Taxes et contributions", "14,07 €"}},
              {{"Montant à payer", "84,02 €"}}});
    sheet.line(left, y + 3, wide);
    sheet.text(
        "Prélèvement le 17 novembre 2026. Une question ? Rendez-vous sur votre espace client ou "
        "appelez le numéro imprimé au verso.",
        left, y + 6, wide, small);
    sheet.bars(left, 262, 80, 12);
}

void host_attestation(Sheet& sheet)
{
    letter(sheet, "Mme Claire Dubreuil\n31 avenue du Peuple-Belge\n59800 LILLE",
           "ATTESTATION D’HÉBERGEMENT",
           {"Je soussignée, Claire Dubreuil, née le 7 mars 1978 à Arras, certifie sur l’honneur "
            "héberger "
            "à mon domicile depuis le 1er février 2025 M. Youssef El Amrani, né le 14 août 2009 à "
            "Oujda.",
            "Je joins à cette attestation la copie de ma carte nationale d’identité et un "
            "justificatif de "
            "domicile à mon nom.",
            "J’ai connaissance que cette attestation pourra être produite devant l’administration "
            "et que "
            "toute fausse déclaration m’expose à des sanctions pénales."},
           "Fait à Lille, le 12 octobre 2026");
}

void ephoto_sheet(Sheet& sheet)
{
    double y = sheet.text("ePhoto", left, 20, wide, {.size = 30, .bold = true});
    y = sheet.text("Photographie et signature numériques pour titre de séjour", left, y, wide,
                   {.size = 12}) +
        6;
    for (int i = 0; i < 4; ++i)
        sheet.portrait(left + i * 40, y, 35, 45);
    y = sheet.text("Votre code à reporter sur votre demande :", left, y + 58, wide, {.size = 12});
    sheet.frame(left, y, wide, 18, 1, 1, 1);
    y = sheet.text("2611 0912 3456 7890 1234 56", left, y + 5, wide,
                   {.font = "Noto Sans Mono", .size = 19, .bold = true, .centred = true}) +
        10;
    y = sheet.text(
        "Ce code est composé de 22 chiffres. Il est valable six mois et ne sert qu’une fois. "
        "Il peut mettre jusqu’à 72 heures à être actif.",
        left, y, wide, body);
    y = sheet.text("Signature enregistrée :", left, y + 8, 60, {.size = 10});
    sheet.signature(left + 20, y + 12);
    sheet.text("Cabine 0000, Lille, le 9 novembre 2026 à 10 h 42", left, 262, wide, small);
    sheet.bars(left, 268, 70, 12);
}

void parental_agreement(Sheet& sheet)
{
    letter(
        sheet, "Abdelkader El Amrani et Fatima Bennani\nHay Al Qods, rue 14\nOUJDA (Maroc)",
        "ACCORD DES PARENTS",
        {"Nous soussignés, Abdelkader El Amrani et Fatima Bennani, père et mère de Youssef El "
         "Amrani, "
         "né le 14 août 2009 à Oujda, donnons notre accord pour qu’il demande un titre de séjour "
         "en "
         "France et accomplisse toutes les démarches nécessaires.",
         "Nous confions ces démarches au service départemental de l’aide sociale à l’enfance qui "
         "l’accueille."},
        "Fait à Oujda, le 20 septembre 2026");
    sheet.signature(left + 20, 190);
}

void emancipation(Sheet& sheet)
{
    letter(
        sheet, "TRIBUNAL JUDICIAIRE DE LILLE\nJuge des tutelles des mineurs\nRG n° 26/00412",
        "ORDONNANCE D’ÉMANCIPATION",
        {"Nous, juge des tutelles des mineurs, après avoir entendu Aminata Diarra, née à Bamako, "
         "âgée de seize ans révolus, et le conseil de famille ;",
         "Attendu que la mineure dispose d’un logement et de ressources, et que son émancipation "
         "est "
         "conforme à son intérêt ;",
         "PRONONÇONS l’émancipation d’Aminata Diarra. Disons que la présente décision sera "
         "mentionnée "
         "en marge de l’acte de naissance."},
        "Lille, le 4 mai 2026\nLe juge des tutelles");
    sheet.stamp("TRIBUNAL\nJUDICIAIRE\nLILLE", 60, 225);
}

void placement_decision(Sheet& sheet)
{
    letter(sheet,
           "TRIBUNAL POUR ENFANTS DE LILLE\nCabinet du juge des enfants\nDossier n° 325/0098",
           "JUGEMENT EN ASSISTANCE ÉDUCATIVE",
           {"Nous, juge des enfants, statuant en chambre du conseil, vu les articles 375 et "
            "suivants du "
            "Code civil ;",
            "Concernant le mineur Youssef El Amrani, né le 14 août 2009 à Oujda (Maroc), sans "
            "représentant "
            "légal sur le territoire ;",
            "CONFIONS le mineur au service de l’aide sociale à l’enfance du département du Nord à "
            "compter "
            "du 17 janvier 2025 et jusqu’à sa majorité ;",
            "Disons qu’il sera rendu compte de la mesure chaque année ; ordonnons l’exécution "
            "provisoire."},
           "Lille, le 17 janvier 2025\nLe juge des enfants");
    sheet.stamp("TRIBUNAL\nPOUR ENFANTS\nLILLE", 60, 232);
}

void school_certificate(Sheet& sheet)
{
    letter(
        sheet, "Lycée professionnel Spécimen\n40 boulevard de l’Yser\n59000 LILLE",
        "CERTIFICAT DE SCOLARITÉ",
        {"Année scolaire 2026-2027",
         "Le proviseur certifie que l’élève EL AMRANI Youssef, né le 14 août 2009, est inscrit et "
         "suit "
         "assidûment les cours de la classe de première, baccalauréat professionnel « Métiers de "
         "l’électricité et de ses environnements connectés ».",
         "Certificat établi pour faire valoir ce que de droit."},
        "Lille, le 8 septembre 2026\nLe proviseur");
    sheet.stamp("LYCÉE\nSPÉCIMEN", 60, 215);
}

void apprenticeship_contract(Sheet& sheet)
{
    double y = sheet.text("CONTRAT D’APPRENTISSAGE", left, 30, wide, title) + 8;
    y = rows(sheet, y,
             {{{"Employeur", "Électricité du Nord Spécimen, 5 rue du Faubourg, 59800 LILLE"}},
              {{"Apprenti", "Youssef EL AMRANI, né le 14 août 2009"}},
              {{"Maître d’apprentissage", "Paul Lemaire"}},
              {{"Diplôme préparé", "CAP Électricien"}},
              {{"Durée", "du 1er septembre 2026 au 31 août 2028"}},
              {{"Salaire brut mensuel", "486,49 €"}},
              {{"Centre de formation", "CFA Spécimen, Lille"}}});
    sheet.text("L’employeur", left + 10, y + 14, 60, body);
    sheet.text("L’apprenti", left + 100, y + 14, 60, body);
    sheet.signature(left + 8, y + 36);
    sheet.signature(left + 98, y + 34);
}

void death_certificate(Sheet& sheet)
{
    sheet.text("ROYAUME DU MAROC\nBureau d’état civil d’Oujda", left, 20, 90, office);
    double y = sheet.text("EXTRAIT D’ACTE DE DÉCÈS", left, 60, wide, title) + 8;
    y = rows(sheet, y,
             {{{"Acte n°", "88 / 2023"}},
              {{"Nom et prénom", "BENNANI Hamid"}},
              {{"Né en", "1952 à Oujda"}},
              {{"Décédé le", "2 février 2023 à Oujda"}},
              {{"Lien avec l’intéressé", "Grand-père maternel"}}});
    sheet.stamp("ÉTAT CIVIL\nOUJDA", 70, y + 30);
    sheet.signature(120, y + 34);
}

void structure_attestation(Sheet& sheet)
{
    letter(
        sheet, "Maison d’enfants Spécimen\n3 chemin des Ormes\n59650 VILLENEUVE-D’ASCQ",
        "ATTESTATION DE LA STRUCTURE D’ACCUEIL",
        {"La directrice de la maison d’enfants atteste que Youssef El Amrani, accueilli depuis le "
         "20 janvier 2025 au titre de l’aide sociale à l’enfance, fait preuve de sérieux dans sa "
         "formation, d’une bonne maîtrise du français et d’une insertion réussie dans la vie de la "
         "maison et du quartier.",
         "Il participe au club de football de la commune et à l’atelier de cuisine qu’il anime "
         "chaque "
         "mercredi."},
        "Villeneuve-d’Ascq, le 14 octobre 2026\nLa directrice");
}

void signed_undertaking(Sheet& sheet)
{
    letter(
        sheet, "Youssef El Amrani\n8 rue de la Clef\n59800 LILLE",
        "CONTRAT D’ENGAGEMENT À RESPECTER LES PRINCIPES DE LA RÉPUBLIQUE",
        {"Je m’engage à respecter la liberté personnelle, la liberté d’expression et de "
         "conscience, "
         "l’égalité entre les femmes et les hommes, la dignité de la personne humaine, la devise "
         "et "
         "les symboles de la République, l’intégrité territoriale, et à ne pas me prévaloir de mes "
         "croyances ou convictions pour m’affranchir des règles communes.",
         "Lu et approuvé."},
        "Lille, le 16 octobre 2026");
}

void blank(Sheet&) {}

constexpr std::array documents{
    SpecimenDocument{"birth-certificate", "D01", birth_certificate},
    SpecimenDocument{"passport", "D02", passport},
    SpecimenDocument{"rent-receipt", "D03", rent_receipt},
    SpecimenDocument{"electricity-bill", "D03", electricity_bill},
    SpecimenDocument{"host-attestation", "D03", host_attestation},
    SpecimenDocument{"ephoto-sheet", "D04", ephoto_sheet},
    SpecimenDocument{"signed-undertaking", "D07", signed_undertaking},
    SpecimenDocument{"parental-agreement", "D11", parental_agreement},
    SpecimenDocument{"emancipation", "D12", emancipation},
    SpecimenDocument{"placement-decision", "D13", placement_decision},
    SpecimenDocument{"school-certificate", "D14", school_certificate},
    SpecimenDocument{"apprenticeship-contract", "D14", apprenticeship_contract},
    SpecimenDocument{"death-certificate", "D15", death_certificate},
    SpecimenDocument{"structure-attestation", "D16", structure_attestation},
    SpecimenDocument{"residence-card", "D08", residence_card},
    SpecimenDocument{"blank", "", blank},
    SpecimenDocument{"dark", "", birth_certificate},
};

} // namespace

std::span<const SpecimenDocument> specimen_documents()
{
    return documents;
}

} // namespace tests
