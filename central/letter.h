#pragma once

#include "shared/base/bytes.h"
#include "shared/base/clock.h"
#include "shared/base/uuid.h"
#include "shared/messages/catalog.h"

#include <string>
#include <vector>

namespace central
{

struct Paragraph {
    messages::Text words;
    bool is_link = false; ///< an address: shown as it is, and opened
};

/// One language's half of a letter.
struct Half {
    std::string language;
    messages::Direction direction = messages::Direction::LeftToRight;
    messages::Text subject;
    std::vector<Paragraph> paragraphs;
};

struct Attachment {
    std::string name; ///< ASCII
    std::string media_type;
    base::Bytes bytes;
};

struct Letter {
    std::string from;
    std::string to;
    std::vector<Half> halves; ///< French first
    std::vector<Attachment> attachments;
};

/// RFC 5322 with MIME: plain text and HTML, UTF-8 in base64, lines ended by CRLF.
std::string compose(const Letter& letter, const base::Uuid& id, base::Instant now);

/// Text that stands for itself in HTML, in an attribute too.
std::string escaped(std::string_view text);

} // namespace central
