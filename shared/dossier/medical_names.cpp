#include "shared/dossier/medical_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <vector>

namespace dossier
{

namespace
{

/// Lower case, without accents.
constexpr std::array<std::string_view, 40> words{
    "medical",
    "medicale",
    "medicales",
    "medicaux",
    "medecin",
    "medecins",
    "docteur",
    "ordonnance",
    "ordonnances",
    "prescription",
    "prescriptions",
    "radio",
    "radios",
    "radiographie",
    "irm",
    "echographie",
    "electrocardiogramme",
    "biopsie",
    "hopital",
    "hospitalisation",
    "hospitaliere",
    "hospitalier",
    "chirurgie",
    "chirurgical",
    "chirurgicale",
    "diagnostic",
    "pathologie",
    "psychiatre",
    "psychiatrique",
    "oncologie",
    "hospital",
    "doctor",
    "diagnosis",
    "xray",
    "mri",
    "طبي",
    "طبية",
    "طبيب",
    "وصفة",
    "مستشفى",
};
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> pairs{{
    {"compte", "rendu"},
    {"comptes", "rendus"},
    {"bilan", "sanguin"},
    {"prise", "sang"},
    {"blood", "test"},
    {"x", "ray"},
}};

/// The words of a name, folded: what is no letter parts them, and accents are left out.
std::vector<std::string> words_in(std::string_view name)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* parts = icu::Normalizer2::getNFKDInstance(status);
    auto text = icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())});
    if (U_SUCCESS(status))
        text = parts->normalize(text, status);
    text.foldCase();
    std::vector<std::string> found;
    icu::UnicodeString word;
    const auto close = [&] {
        if (!word.isEmpty())
            word.toUTF8String(found.emplace_back());
        word.remove();
    };
    for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
        const UChar32 character = text.char32At(at);
        if (u_isalpha(character) != 0)
            word.append(character);
        else if (u_charType(character) != U_NON_SPACING_MARK)
            close();
    }
    close();
    return found;
}

} // namespace

bool is_medical_name(std::string_view file_name)
{
    const auto found = words_in(file_name);
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (std::ranges::find(words, std::string_view{found[i]}) != words.end())
            return true;
        for (const auto& [first, second] : pairs)
            if (found[i] == first && i + 1 < found.size() && found[i + 1] == second)
                return true;
    }
    return false;
}

} // namespace dossier
