#pragma once

#include "shared/base/bytes.h"
#include "shared/base/clock.h"
#include "shared/base/result.h"
#include "shared/base/uuid.h"
#include "shared/dossier/dossier.h"
#include "shared/receipt/keys.h"
#include "shared/wire/identity.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace central
{

/// SHA-256, of a secret or of bytes.
using Digest = dossier::Sha256;

/// A kiosk that is suspended may come back; one that is revoked has to be registered anew.
enum class KioskStatus { Active, Suspended, Revoked };

struct Kiosk {
    std::string id;
    std::string hall; ///< where it stands: "Préfecture du Nord"
    KioskStatus status = KioskStatus::Active;
    std::optional<base::Instant> enrolled_at = {}; ///< by the last code that was used

    bool operator==(const Kiosk&) const = default;
};

/// What a kiosk enrols with, once.
struct EnrolmentCode {
    Digest code{};
    std::string kiosk;
    base::Instant expires_at;

    bool operator==(const EnrolmentCode&) const = default;
};

struct Account {
    std::string number;
    std::string email;
    std::string language;
    std::string password; ///< Argon2id, as libsodium writes it

    bool operator==(const Account&) const = default;
};

/// A link and eight digits on their way to a mailbox.
struct Activation {
    Digest token{};
    Digest code{};
    std::string number;
    std::string email; ///< becomes the account's
    std::string language;
    base::Instant expires_at;
    int wrong_codes = 0;
    bool used = false;

    bool operator==(const Activation&) const = default;
};

struct Session {
    Digest token{};
    std::string number;
    std::string kiosk;
    base::Instant expires_at;

    bool operator==(const Session&) const = default;
};

/// How many tries are free, and how the wait grows after them (it doubles each time).
struct Patience {
    int free = 3;
    std::chrono::milliseconds first{2000};
    std::chrono::milliseconds longest{900'000};
    std::chrono::milliseconds forgotten_after{3'600'000};
};

struct Draft {
    base::Uuid id;
    std::string number;
    std::string step;
    base::Instant saved_at;
    base::Bytes sealed; ///< the dossier's JSON in an envelope, its part the draft's id

    bool operator==(const Draft&) const = default;
};

struct DraftFile {
    base::Uuid draft;
    base::Uuid file;
    std::string number;
    std::string media_type;
    base::Uuid blob;
    base::Instant kept_at;

    bool operator==(const DraftFile&) const = default;
};

struct FilePut {
    bool accepted = false;
    std::optional<base::Uuid> replaced;
};

struct Upload {
    base::Uuid id; ///< also the blob's
    std::string kiosk;
    base::Uuid deposit;
    base::Uuid file;
    Digest digest{};
    std::uint64_t length = 0;
    base::Instant expires_at;

    bool operator==(const Upload&) const = default;
};

struct Deposit {
    base::Uuid id;
    std::string kiosk;
    std::string number; ///< the person's
    std::string procedure;
    base::Instant made_at; ///< on the kiosk
    base::Instant at;      ///< here
    Digest manifest_digest{};
    base::Bytes manifest; ///< sealed, as it came
    std::string application_number;
    std::string kiosk_receipt;
    std::string receipt;

    bool operator==(const Deposit&) const = default;
};

/// A file of a deposit; its blob is the sealed form.
struct DepositFile {
    base::Uuid file;
    std::string piece;
    base::Uuid blob;

    bool operator==(const DepositFile&) const = default;
};

enum class MailState { Waiting, Sent, GivenUp };

/// A mail to send: composed already, or to be composed from a deposit when it is sent.
struct Mail {
    base::Uuid id;
    std::string to;
    std::string message; ///< RFC 5322; empty where `deposit` is set
    std::optional<base::Uuid> deposit;
    base::Instant next_try;
    int tries = 0;
    MailState state = MailState::Waiting;

    bool operator==(const Mail&) const = default;
};

struct NewDeposit {
    Deposit deposit; ///< without number and receipt
    std::vector<DepositFile> files;
    std::string office; ///< 4 digits
    std::optional<Mail> mail;
};

struct Committed {
    Deposit deposit;
    bool fresh = false;              ///< false: it was there before
    std::vector<base::Uuid> orphans; ///< blobs of the draft, to erase
};

} // namespace central
