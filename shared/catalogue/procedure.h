#pragma once

#include "shared/base/date.h"
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

struct Option {
    std::string value{};
    MessageKey label{};
};

struct Field {
    std::string id{}; ///< also the name of the fact that its answer becomes
    FieldKind kind = FieldKind::Text;
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

struct Piece {
    std::string id{}; ///< D01...
    PieceKind kind = PieceKind::File;
    MessageKey label{};
    std::optional<MessageKey> help{};
    std::size_t max_files = 3;
    std::optional<MessageKey> text{}; ///< what a signature accepts
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
    std::optional<base::Date> valid_from{};
    std::optional<base::Date> valid_to{};
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
};

struct Procedure {
    std::string id{};
    MessageKey title{};
    MessageKey summary{};
    std::vector<Law> laws{};
    std::vector<std::string> sources{};
    std::vector<Case> cases{};
    std::vector<Step> steps{};
    std::vector<PieceRequest> pieces{};
    std::optional<base::Date> valid_from{};
    std::optional<base::Date> valid_to{};
};

} // namespace catalogue
