#pragma once

#include "central/rows.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace central
{

/// What can befall what central holds. Not in it: uploads on their way, tries, a session's hour.
enum class Deed {
    PersonRegistered,
    KioskEnrolled, ///< with a secret, as it once was
    KioskPut,      ///< registered, or given another status or certificate
    ReceiptKeyAdded,
    AccountAsked, ///< a link to make or change one was asked for
    CodeRefused,
    AccountPut, ///< made, or given another password or address
    SessionOpened,
    SessionEnded,
    DraftSaved,
    DraftFileSaved,
    DraftErased,
    DepositAccepted,
    DepositAdopted, ///< it was there before the chain
    DepositOpened,
    MailQueued,
    MailSent,
    MailGivenUp,
    OldForgotten,
};

/// As the chain has it; a word never changes.
std::string_view word_for(Deed deed);

/// The chain has several lanes, so that many write at once: a change goes to the lane of its
/// subject. Lanes are numbered from 0.
inline constexpr int audit_lane_count = 16;
int lane_of(std::string_view subject);

/// One link of a lane. Nobody's number, name or address is in it: a person is a random name.
struct AuditEntry {
    int lane = 0;
    std::int64_t position = 0; ///< from 1
    base::Uuid cause;          ///< of all entries of one transaction
    base::Instant at;
    std::string deed;
    std::string subject; ///< an id
    Digest content{};    ///< of what was written, see `content_of`; zero where there is nothing
    Digest hash{};

    bool operator==(const AuditEntry&) const = default;
};

/// SHA-256 of an array of deterministic CBOR: "guichet-audit-1", the hash before (zero before the
/// first), lane, position, cause, milliseconds, deed, subject, content.
Digest hash_of(const AuditEntry& entry, const Digest& before);

/// Where a lane stands.
struct AuditLane {
    int lane = 0;
    std::int64_t position = 0;
    Digest hash{};

    bool operator==(const AuditLane&) const = default;
};

/// What a table holds now of which the chain must have spoken last so.
struct AuditStanding {
    Deed deed = Deed::KioskPut;
    std::string subject;
    Digest content{};

    bool operator==(const AuditStanding&) const = default;
};

/// A day's signed head, see `sign_head`.
struct AuditHead {
    std::string day; ///< in Paris, YYYY-MM-DD
    base::Bytes cose;

    bool operator==(const AuditHead&) const = default;
};

/// `certificates`: their fingerprints, in their order.
Digest content_of(const Kiosk& kiosk, std::span<const Digest> certificates);
Digest content_of(const Account& account);
Digest content_of(const receipt::VerifyingKey& key);
Digest content_of(const Deposit& deposit, std::span<const DepositFile> files);
Digest content_of(base::ByteView bytes);

/// A receipt key's subject in the chain.
std::string subject_of(const std::string& kiosk, const receipt::VerifyingKey& key);

} // namespace central
