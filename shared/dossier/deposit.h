#pragma once

#include "shared/base/result.h"
#include "shared/dossier/dossier.h"

#include <string>

namespace dossier
{

/// 19 digits: department 2, service 2, day 8 (YYYYMMDD), counter 7.
class ApplicationNumber
{
public:
    static base::Result<ApplicationNumber> parse(std::string_view text, base::Date today);
    /// `office` is department and service, 4 digits; the counter is below ten million.
    static base::Result<ApplicationNumber> make(std::string_view office, base::Date day,
                                                unsigned counter);
    unsigned counter() const;
    base::Date day() const;
    const std::string& text() const { return m_text; }
    /// "5901 20261122 0000184", grouped for the eye with no-break spaces.
    std::string grouped() const;
    bool operator==(const ApplicationNumber&) const = default;

private:
    explicit ApplicationNumber(std::string text) : m_text{std::move(text)} {}
    std::string m_text;
};

/// What a kiosk or central acknowledged, and the proof that is printed.
struct Acknowledgement {
    base::Uuid deposit{};
    base::Instant at{};
    std::optional<std::string> application_number{}; ///< only ever central's
    std::string qr_text{};                           ///< "DEP1:" + Base45 of the COSE_Sign1
    bool operator==(const Acknowledgement&) const = default;
};

/// The canonical description of a deposit that both sides digest: JSON (RFC 8785 order) of
/// dossier, person's foreigner number, pieces' digests and catalogue version.
std::string manifest_of(const Dossier& dossier, std::string_view foreigner_number,
                        std::string_view catalogue_version, std::string_view kiosk,
                        base::Instant at);

} // namespace dossier
