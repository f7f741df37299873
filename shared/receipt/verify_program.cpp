// guichet-verify: tells offline whether the text of a receipt's QR code is genuine.

#include "shared/receipt/receipt.h"
#include "shared/receipt/receipt_text.h"

#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <iterator>

namespace
{

constexpr const char* usage =
    "guichet-verify KEYS [RECEIPT]\n"
    "  KEYS     les clés publiées par la centrale (JWK Set) / the keys that central published\n"
    "  RECEIPT  le texte du code QR; sans fichier: l'entrée standard\n"
    "           the text of the QR code; without a file: standard input\n"
    "  zbarimg --nodbus -q --raw photo.jpg | guichet-verify keys.json\n";

enum Status { genuine = 0, refused = 1, misused = 2 };

std::string all_of(std::istream& stream)
{
    return {std::istreambuf_iterator<char>{stream}, {}};
}

void tell_meaning(bool by_central)
{
    if (by_central)
        fmt::print("Prouve / Proves\n"
                   "  que la centrale a reçu ce dépôt à cette date, sous ce numéro.\n"
                   "  that central received this deposit at that time, under that number.\n");
    else
        fmt::print("Prouve / Proves\n"
                   "  que cette borne a enregistré ce dépôt à cette date.\n"
                   "  that this kiosk recorded this deposit at that time.\n");
    fmt::print(
        "Ne prouve pas / Does not prove\n"
        "  la régularité du séjour, ni qui tient ce papier, ni que le dossier est complet{}.\n"
        "  lawful residence, who holds this paper, that the file is complete{}.\n",
        by_central ? "" : ", ni que la centrale l'a reçu",
        by_central ? "" : ", that central received it");
}

void tell(const receipt::Receipt& receipt, std::string_view text)
{
    const bool by_central = receipt.issuer == receipt::Issuer::Central;
    fmt::print("AUTHENTIQUE / GENUINE\n"
               "  {}\n"
               "  dépôt / deposit          {}\n"
               "  date (UTC)               {}\n"
               "  numéro / number          {}\n"
               "  borne / kiosk            {}\n"
               "  pièces, pages / pieces   {}, {}\n"
               "  empreinte / manifest     {}\n"
               "  contrôle / check code    {}\n"
               "  clé / key                {}\n",
               by_central ? "confirmation de la centrale / confirmation by central"
                          : "reçu de la borne / receipt of the kiosk",
               receipt.deposit.text(), base::format_instant(receipt.issued_at),
               receipt.application_number.value_or("-"), receipt.kiosk, receipt.pieces,
               receipt.pages, base::to_hex(receipt.manifest), receipt::check_code(text),
               receipt.key_id);
    tell_meaning(by_central);
}

Status verify(std::istream& keys_stream, std::istream& receipt_stream)
{
    const auto keys = receipt::VerifyingKeys::parse(all_of(keys_stream));
    if (!keys) {
        fmt::print(stderr, "clés illisibles / unreadable keys: {}\n", keys.error().detail);
        return misused;
    }
    const std::string read = all_of(receipt_stream);
    const std::string_view text = receipt::receipt_text_in(read);
    const auto receipt = receipt::verify(text, *keys);
    if (!receipt) {
        fmt::print("REFUSÉ / REFUSED: {}\n", receipt.error().detail);
        return refused;
    }
    tell(*receipt, text);
    return genuine;
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 2 && count != 3) {
        fmt::print(stderr, "{}", usage);
        return misused;
    }
    std::ifstream keys{arguments[1]};
    std::ifstream file;
    if (count == 3)
        file.open(arguments[2]);
    if (!keys || (count == 3 && !file)) {
        fmt::print(stderr, "fichier illisible / unreadable file: {}\n",
                   keys ? arguments[2] : arguments[1]);
        return misused;
    }
    return verify(keys, count == 3 ? static_cast<std::istream&>(file) : std::cin);
}
