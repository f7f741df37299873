#pragma once

#include "shared/base/bytes.h"
#include "shared/base/clock.h"
#include "shared/base/uuid.h"
#include "shared/catalogue/catalogue.h"

#include <array>
#include <string>
#include <vector>

namespace dossier
{

using Sha256 = std::array<std::byte, 32>;

/// Civil status as central's register holds it; read-only on the kiosk.
struct CivilStatus {
    std::string foreigner_number{}; ///< 10 digits, text
    std::string birth_name{};
    std::string usage_name{};
    std::string given_names{};
    std::string sex{}; ///< "M" or "F"
    base::Date birth_date{};
    std::string birth_country{}; ///< ISO 3166-1 alpha-2
    std::string birth_place{};
    std::string nationality{}; ///< ISO 3166-1 alpha-2

    bool operator==(const CivilStatus&) const = default;
};

/// One file of a piece. The bytes live elsewhere: in the session's memory, the vault, or central.
struct AttachedFile {
    base::Uuid id{};
    std::string name{};       ///< as shown to the visitor
    std::string media_type{}; ///< image/jpeg, image/png, application/pdf, image/tiff, image/bmp
    std::uint64_t size = 0;   ///< bytes
    Sha256 digest{};
    unsigned pages = 1;

    bool operator==(const AttachedFile&) const = default;
};

struct AttachedPiece {
    std::string piece{}; ///< id in the catalogue
    std::vector<AttachedFile> files{};
    std::string reference{}; ///< the e-photo number, for a piece that is a number
    bool accepted = false;   ///< a signature given on the kiosk

    bool operator==(const AttachedPiece&) const = default;
};

/// What one visitor gave for one procedure.
struct Dossier {
    base::Uuid id{}; ///< becomes the deposit's id
    std::string procedure{};
    std::string language{}; ///< of the visitor
    /// By field id, by the field's kind: Date is ISO 8601 text; Choice is the option's value;
    /// Country and Nationality are ISO 3166-1 alpha-2 text; Number is a number; YesNo and
    /// Attestation (a box) are booleans; Address is what `Address::to_value` gives; all others
    /// are text. An empty text is no answer.
    catalogue::Facts answers{};
    std::vector<AttachedPiece> pieces{};
    std::string observations{};

    bool operator==(const Dossier&) const = default;
};

/// All facts that rules may read: the answers, the civil status (`birth_date`, `nationality`...),
/// and `today`.
catalogue::Facts facts_of(const Dossier& dossier, const CivilStatus& person, base::Date today);

/// One thing to mend, said beside its field or piece. `message` is a key of the locales.
struct Problem {
    std::string where{}; ///< field id or piece id
    catalogue::MessageKey message{};
    bool ineligible = false;
    std::optional<catalogue::MessageKey> title = {};
    std::optional<catalogue::MessageKey> advice = {}; ///< what the person can do instead

    bool operator==(const Problem&) const = default;
};

class Communes;

/// Problems of one page: kinds, required fields, checks. With communes, postal codes are held
/// against them.
std::vector<Problem> problems_of_page(const catalogue::Page& page, const catalogue::Facts& facts,
                                      const Communes* communes = nullptr);

/// What a dossier is held against.
struct Reference {
    const catalogue::Catalogue& catalogue;
    const CivilStatus& person;
    base::Date today{};
    const Communes* communes = nullptr;
};

/// Problems of the whole dossier, pieces included, as central checks them again.
std::vector<Problem> problems_of_dossier(const Dossier& dossier, const Reference& reference);
std::vector<Problem> problems_of_dossier(const catalogue::Catalogue& catalogue,
                                         const Dossier& dossier, const CivilStatus& person,
                                         base::Date today);

/// The answer as it is kept: a telephone without spaces and dots, a name with single spaces, a
/// text without spaces around it. What has another form is left as it is.
catalogue::Value tidied(const catalogue::Field& field, const catalogue::Value& answer);

/// Characters of the observations.
inline constexpr std::size_t longest_observations = 4000;

} // namespace dossier
