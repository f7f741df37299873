#pragma once

#include "central/http.h"
#include "shared/messages/catalog.h"

#include <string>
#include <string_view>

namespace central
{

/// A page of central's, without script and without anything from elsewhere.
class Page
{
public:
    Page(const messages::Catalog& words, const messages::Text& title);

    const messages::Catalog& words() const { return m_words; }
    void paragraph(const messages::Text& words);
    /// Read out at once by a screen reader.
    void alert(const messages::Text& words);
    /// Characters to be copied: left to right in every language.
    void facts(const std::vector<messages::Text>& lines);
    /// HTML that is right already.
    void raw(std::string_view html) { m_body += html; }

    Response response(int status) const;

private:
    const messages::Catalog& m_words;
    messages::Text m_title;
    std::string m_body;
};

/// A form that only a page of ours can send: what it holds must agree with its cookie.
struct FormGuard {
    std::string token;
    std::string field() const; ///< the hidden input
    /// The value of Set-Cookie; over TLS, it stays there.
    std::string cookie(bool tls) const;
};
FormGuard make_form_guard();
bool form_is_ours(const Request& request, const Named& form);

/// The style sheet that the pages name.
Response style_sheet();

} // namespace central
