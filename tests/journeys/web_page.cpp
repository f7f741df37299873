#include "tests/journeys/web_page.h"

#include <curl/curl.h>
#include <memory>
#include <regex>

namespace tests::journeys
{

namespace
{

using base::Result;

struct Close {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
using Browser = std::unique_ptr<CURL, Close>;

std::size_t keep(char* bytes, std::size_t size, std::size_t count, void* into)
{
    static_cast<std::string*>(into)->append(bytes, size * count);
    return size * count;
}

/// A visit without a form is a GET, with one a POST.
Result<WebPage> visit(CURL* browser, const std::string& address, const std::string& form)
{
    WebPage page;
    curl_easy_setopt(browser, CURLOPT_URL, address.c_str());
    curl_easy_setopt(browser, CURLOPT_COOKIEFILE, "");
    curl_easy_setopt(browser, CURLOPT_TIMEOUT, 20L);
    curl_easy_setopt(browser, CURLOPT_WRITEFUNCTION, keep);
    curl_easy_setopt(browser, CURLOPT_WRITEDATA, &page.html);
    if (!form.empty())
        curl_easy_setopt(browser, CURLOPT_COPYPOSTFIELDS, form.c_str());
    const CURLcode code = curl_easy_perform(browser);
    if (code != CURLE_OK)
        return base::failure(base::ErrorCode::NetworkDown, curl_easy_strerror(code));
    curl_easy_getinfo(browser, CURLINFO_RESPONSE_CODE, &page.status);
    return page;
}

std::string in_form(CURL* browser, const std::string& name, const std::string& value)
{
    const std::unique_ptr<char, decltype(&curl_free)> safe{
        curl_easy_escape(browser, value.c_str(), static_cast<int>(value.size())), curl_free};
    return "&" + name + "=" + safe.get();
}

std::string hidden(const std::string& html, const std::string& name)
{
    std::smatch found;
    const std::regex field{"name=\"" + name + "\" value=\"([^\"]*)\""};
    return std::regex_search(html, found, field) ? found[1].str() : std::string{};
}

} // namespace

Result<WebPage> open_link(const std::string& link, const std::string& password)
{
    const Browser browser{curl_easy_init()};
    const WebPage page = TRY(visit(browser.get(), link, {}));
    const std::string guard = hidden(page.html, "guard");
    if (page.status != 200 || guard.empty())
        return page;
    std::string form = "guard=" + guard;
    form += in_form(browser.get(), "token", hidden(page.html, "token"));
    form += in_form(browser.get(), "password", password);
    form += in_form(browser.get(), "again", password);
    return visit(browser.get(), link.substr(0, link.find('?')), form);
}

} // namespace tests::journeys
