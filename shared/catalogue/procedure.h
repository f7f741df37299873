#pragma once

#include "shared/catalogue/period.h"
#include "shared/catalogue/rule.h"

#include <optional>
#include <string>
#include <vector>

namespace catalogue
{

/// Key of a message in the locales. The loader has checked that it exists.
using MessageKey = std::string;

enum class FieldKind {
    Text,
    Name,
    Date,
    Choice,
    Country,
    Nationality,
    Address,
    Phone,
    Email,
    Number,
    YesNo,
    Attestation,
    LongText,
};

/// The form that a text must have.
enum class FieldFormat {
    Free,
    Siret,
    Stamp,
    ForeignerNumber,
    RequestNumber,
    VisaNumber,
    TitleNumber,
};

struct Option {
    std::string value{};
    MessageKey label{};
};

struct Field {
    std::string id{}; ///< also the name of the fact that its answer becomes
    FieldKind kind = FieldKind::Text;
    FieldFormat format = FieldFormat::Free;
    MessageKey label{};
    std::optional<MessageKey> help{};
    std::vector<Option> options{};
    Rule visible{};
    Rule required{};
    bool read_only = false;     ///< its answer comes from central's register
    std::size_t max_length = 0; ///< characters; 0: the kind's own limit
};

/// A rule over the answers that a page must satisfy before the next one opens.
struct Check {
    Rule holds{};
    std::string field{}; ///< where the message stands
    MessageKey message{};
    bool ineligible = false; ///< true: the procedure cannot be used (a dialogue, not a mistake)
    std::optional<MessageKey> title{};
    std::optional<MessageKey> advice{}; ///< what the person can do instead
    std::string outcome{};              ///< code of the outcome where ineligible, may be empty
    std::vector<std::string> others{};  ///< codes of the other paths to tell of
};

/// One question, or one group that is read as one.
struct Page {
    std::string id{};
    MessageKey title{};
    std::optional<MessageKey> help{};
    Rule visible{};
    std::vector<Field> fields{};
    std::vector<Check> checks{};
    std::optional<MessageKey> group{}; ///< the official block that it belongs to
};

enum class StepKind { Form, Pieces, Deposit, Confirmation };

struct Step {
    std::string id{};
    StepKind kind = StepKind::Form;
    MessageKey title{};
    MessageKey summary{};
    std::vector<Page> pages{};
    std::optional<MessageKey> heading{}; ///< the official sentence over its pages
};

enum class PieceKind { File, Ephoto, Signature };

/// What a piece is made of: one paper, one of several, or several together.
struct PiecePart {
    enum class Kind { One, Any, All };

    Kind kind = Kind::One;
    MessageKey label{}; ///< may be empty where it has parts
    Rule when{};
    std::vector<PiecePart> parts{};
};

struct Piece {
    std::string id{}; ///< D01...
    PieceKind kind = PieceKind::File;
    MessageKey label{};
    std::optional<MessageKey> help{};
    std::size_t max_files = 3;
    std::optional<MessageKey> text{}; ///< what a signature accepts
    std::optional<PiecePart> made_of{};
};

/// A piece as one procedure asks for it.
struct PieceRequest {
    std::string piece{};
    MessageKey group{};
    Rule when{};
    bool blocking = true;
    bool at_collection = false;        ///< handed over when the card is collected, not filed
    std::optional<MessageKey> label{}; ///< this procedure's own words
    std::optional<MessageKey> help{};
    Period valid{};
    std::string set{}; ///< the set that it comes from; the procedure's own requests prevail
    Rule set_when{};   ///< part of `when`
};

/// Requests that several procedures make together, under one name.
struct PieceSet {
    std::string name{};
    std::vector<PieceRequest> requests{};
};

/// A case of one procedure, with its own code (the outcome that the prefecture knows).
struct Case {
    std::string code{};
    MessageKey title{};
    Rule when{};
};

struct Law {
    std::string article{};
    base::Date as_of{};
    std::string former{}; ///< its number before the recodification of 2021
    Period valid{};       ///< the days on which it says what the procedure draws from it
};

/// How sure the catalogue is: the law in force, only an older guide, or not verified.
enum class Status { Current, Seed, Unverified };

/// Where it is asked for. Only what is deposited at the kiosk has steps.
enum class Place {
    Kiosk,
    Prefecture,
    Consulate,
    Ofii,
    Employer,
    Ofpra,
    Online,
    TownHall,
    Court,
    None,
};

/// Whether the state's own online service takes it.
enum class Online { Unknown, Yes, No };

/// What is known of the state's online service; nothing on other days.
struct Teleservice {
    Online answer = Online::Unknown;
    Period valid{};
};

/// The time after which no answer is a refusal. One of both is set.
struct Silence {
    unsigned months = 0;
    unsigned days = 0;
};

/// A day that the person must know of. Its message takes {date}.
struct Deadline {
    MessageKey message{};
    Rule date{}; ///< gives an ISO date, or null where it is not known
    Rule when{};
    Period valid{};
};

/// A sentence that stands with the outcome.
struct Note {
    MessageKey message{};
    Rule when{};
    Period valid{};
};

/// Another way that may be open.
struct OtherWay {
    std::string code{};
    Rule when{};
    Period valid{};
};

/// What it costs, by a class of tariffs.yaml.
struct CostTerms {
    std::string tariff{};
    std::optional<Rule> regularisation{}; ///< where the fee of an irregular stay is added
};

struct Procedure {
    std::string id{};
    std::string family{}; ///< the folder of its file
    MessageKey title{};
    MessageKey summary{};
    std::optional<MessageKey> confirmation{};   ///< the official title of its deposit's paper
    std::optional<MessageKey> discreet_title{}; ///< shown instead of the title to a victim
    Status status = Status::Current;
    Place place = Place::Kiosk;
    Teleservice teleservice{};
    std::vector<Law> laws{};
    std::vector<std::string> sources{};
    Period valid{};

    std::vector<Note> conditions{};
    std::optional<MessageKey> work{};
    std::optional<MessageKey> validity{};
    std::optional<CostTerms> cost{};
    std::optional<Silence> silence{};
    bool renewal = false; ///< a window applies to its renewal
    bool medical = false; ///< no file about health is taken
    std::vector<Deadline> deadlines{};
    std::vector<Note> notes{};
    std::vector<Note> next{};
    std::vector<OtherWay> others{};

    std::vector<Case> cases{};
    std::vector<Step> steps{};
    std::vector<PieceRequest> pieces{};
};

} // namespace catalogue
