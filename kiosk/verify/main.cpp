// guichet-verify: tells offline whether a receipt is genuine, given as text, a picture or a PDF.

#include "kiosk/verify/given.h"
#include "shared/base/file.h"
#include "shared/receipt/receipt.h"
#include "shared/wire/keyset.h"

#include <expected>
#include <fmt/format.h>
#include <iostream>
#include <iterator>

namespace
{

constexpr const char* usage =
    "guichet-verify ROOT KEYS [RECEIPT]\n"
    "guichet-verify --text [RECEIPT]\n"
    "  ROOT     la clé publique de la racine (root.key.pub) / the root's public key\n"
    "  KEYS     les clés publiées par la centrale (/v1/keys) / the keys that central published\n"
    "  RECEIPT  le texte du code QR, une photo ou un scan (JPEG, PNG, TIFF, BMP), un PDF;\n"
    "           sans fichier: l'entrée standard\n"
    "           the text of the QR code, a photograph or a scan, a PDF;\n"
    "           without a file: standard input\n"
    "  --text   lit seulement le texte du reçu / only reads the text of the receipt\n"
    "0: authentique / genuine; 1: refusé / refused; 2: mal employé / misused;\n"
    "3: aucun reçu / no receipt\n";

/// Whom a verifier believes: the root, and through it what central published.
struct Trusted {
    std::string root; ///< the file of its public key
    std::string keys; ///< what central answers at /v1/keys
};

enum Status { genuine = 0, refused = 1, misused = 2, nothing = 3 };

void tell_meaning(bool by_central)
{
    if (by_central)
        fmt::print("Prouve / Proves\n"
                   "  que la centrale a reçu ce dépôt à cette date, sous ce numéro.\n"
                   "  that central received this deposit at that time, under that number.\n");
    else
        fmt::print("Prouve / Proves\n"
                   "  qu'une borne de l'administration a enregistré ce dépôt ; elle dit quand, et "
                   "laquelle.\n"
                   "  that a kiosk of the administration recorded this deposit; it says when, and "
                   "which.\n");
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

Status tell_unreadable(const std::string& file)
{
    fmt::print(stderr, "fichier illisible / unreadable file: {}\n", file);
    return misused;
}

/// What receipts are verified with, as far as the root vouches for it.
base::Result<receipt::VerifyingKeys> keys_in(const Trusted& trusted)
{
    return wire::receipt_keys(TRY(wire::parse_published_keys(trusted.keys)),
                              TRY(wire::Root::load(trusted.root)));
}

Status verify(const Trusted& trusted, std::string_view text)
{
    const auto keys = keys_in(trusted);
    if (!keys) {
        fmt::print(stderr, "clés refusées / keys refused: {}\n", keys.error().detail);
        return misused;
    }
    const auto receipt = receipt::verify(text, *keys);
    if (!receipt) {
        fmt::print("REFUSÉ / REFUSED: {}\n", receipt.error().detail);
        return refused;
    }
    tell(*receipt, text);
    return genuine;
}

/// The receipt in that file, or in standard input where there is none.
std::expected<std::string, Status> receipt_of(const char* file)
{
    const auto given = file != nullptr ? base::read_file(file)
                                       : std::string{std::istreambuf_iterator<char>{std::cin}, {}};
    if (!given)
        return std::unexpected{tell_unreadable(file)};
    const auto text = kiosk::verify::receipt_in(base::as_bytes(*given));
    if (!text) {
        fmt::print("AUCUN REÇU / NO RECEIPT: {}\n", text.error().detail);
        return std::unexpected{nothing};
    }
    return *text;
}

} // namespace

int main(int count, char** arguments)
{
    const bool reads_only = count > 1 && std::string_view{arguments[1]} == "--text";
    const int before = reads_only ? 2 : 3; // where the receipt may stand
    if (count != before && count != before + 1) {
        fmt::print(stderr, "{}", usage);
        return misused;
    }
    Trusted trusted;
    if (!reads_only) {
        const auto keys = base::read_file(arguments[2]);
        if (!keys)
            return tell_unreadable(arguments[2]);
        trusted = {arguments[1], *keys};
    }
    const auto text = receipt_of(count > before ? arguments[before] : nullptr);
    if (!text)
        return text.error();
    if (!reads_only)
        return verify(trusted, *text);
    fmt::print("{}\n", *text);
    return genuine;
}
