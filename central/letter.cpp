#include "central/letter.h"

#include "central/base64.h"
#include "central/dates.h"

#include <fmt/format.h>

namespace central
{

namespace
{

/// Lines of at most 76 characters.
std::string body_in_base64(base::ByteView bytes)
{
    const std::string text = to_base64(bytes);
    std::string lines;
    for (std::size_t i = 0; i < text.size(); i += 76)
        lines += text.substr(i, 76) + "\r\n";
    return lines;
}

std::string part(std::string_view headers, base::ByteView bytes)
{
    return fmt::format("{}\r\nContent-Transfer-Encoding: base64\r\n\r\n{}", headers,
                       body_in_base64(bytes));
}

std::string multipart(std::string_view kind, std::string_view boundary,
                      const std::vector<std::string>& parts)
{
    std::string text =
        fmt::format("Content-Type: multipart/{}; boundary=\"{}\"\r\n\r\n", kind, boundary);
    for (const std::string& one : parts)
        text += fmt::format("--{}\r\n{}\r\n", boundary, one);
    return text + fmt::format("--{}--\r\n", boundary);
}

/// RFC 2047: UTF-8 words of at most 75 characters, cut between characters.
std::string encoded_header(std::string_view text)
{
    constexpr std::size_t most = 45;
    std::string header;
    while (!text.empty()) {
        std::size_t size = std::min(most, text.size());
        while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80)
            --size;
        header += fmt::format("{}=?UTF-8?B?{}?=", header.empty() ? "" : "\r\n ",
                              to_base64(base::as_bytes(text.substr(0, size))));
        text.remove_prefix(size);
    }
    return header;
}

std::string in_plain_text(const std::vector<Half>& halves)
{
    std::string text;
    for (const Half& half : halves) {
        if (!text.empty())
            text += "----------\r\n\r\n";
        for (const Paragraph& paragraph : half.paragraphs)
            text += paragraph.words.utf8() + "\r\n\r\n";
    }
    return text;
}

std::string in_html(const Paragraph& paragraph)
{
    const std::string words = escaped(paragraph.words.utf8());
    if (paragraph.is_link)
        return fmt::format("<p dir=\"ltr\"><a href=\"{}\">{}</a></p>\r\n", words, words);
    return fmt::format("<p>{}</p>\r\n", words);
}

std::string in_html(const std::vector<Half>& halves)
{
    std::string html = "<!doctype html>\r\n<html lang=\"fr\"><head><meta charset=\"utf-8\">"
                       "</head><body>\r\n";
    for (const Half& half : halves) {
        html += fmt::format("<div lang=\"{}\" dir=\"{}\">\r\n", escaped(half.language),
                            half.direction == messages::Direction::RightToLeft ? "rtl" : "ltr");
        for (const Paragraph& paragraph : half.paragraphs)
            html += in_html(paragraph);
        html += "</div>\r\n<hr>\r\n";
    }
    return html + "</body></html>\r\n";
}

std::string attached(const Attachment& attachment)
{
    return part(fmt::format("Content-Type: {}; name=\"{}\"\r\n"
                            "Content-Disposition: attachment; filename=\"{}\"",
                            attachment.media_type, attachment.name, attachment.name),
                attachment.bytes);
}

} // namespace

std::string escaped(std::string_view text)
{
    std::string safe;
    for (const char c : text) {
        switch (c) {
        case '&':
            safe += "&amp;";
            break;
        case '<':
            safe += "&lt;";
            break;
        case '>':
            safe += "&gt;";
            break;
        case '"':
            safe += "&quot;";
            break;
        case '\'':
            safe += "&#39;";
            break;
        default:
            safe += c;
        }
    }
    return safe;
}

std::string compose(const Letter& letter, const base::Uuid& id, base::Instant now)
{
    std::string subject;
    for (const Half& half : letter.halves)
        subject += (subject.empty() ? "" : " / ") + half.subject.utf8();
    const std::string domain = letter.from.substr(letter.from.find('@') + 1);
    const std::string plain = in_plain_text(letter.halves);
    const std::string html = in_html(letter.halves);
    const std::string words =
        multipart("alternative", "alternative-" + id.text(),
                  {part("Content-Type: text/plain; charset=utf-8", base::as_bytes(plain)),
                   part("Content-Type: text/html; charset=utf-8", base::as_bytes(html))});

    std::vector<std::string> parts{words};
    for (const Attachment& attachment : letter.attachments)
        parts.push_back(attached(attachment));
    return fmt::format("Date: {}\r\nFrom: <{}>\r\nTo: <{}>\r\nSubject: {}\r\n"
                       "Message-ID: <{}@{}>\r\nAuto-Submitted: auto-generated\r\n"
                       "MIME-Version: 1.0\r\n{}",
                       internet_date(now, "+0000"), letter.from, letter.to, encoded_header(subject),
                       id.text(), domain, multipart("mixed", "mixed-" + id.text(), parts));
}

} // namespace central
