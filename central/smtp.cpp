#include "central/carrier.h"

#include "central/log.h"

#include <curl/curl.h>
#include <fmt/format.h>

namespace central
{

namespace
{

struct Unread {
    const std::string* message;
    std::size_t at = 0;
};

std::size_t read_some(char* into, std::size_t size, std::size_t count, void* state)
{
    auto& unread = *static_cast<Unread*>(state);
    const std::size_t some = unread.message->copy(into, size * count, unread.at);
    unread.at += some;
    return some;
}

class Smtp final : public Carrier
{
public:
    Smtp(MailRoad road, std::string password)
        : m_road{std::move(road)}, m_password{std::move(password)}
    {
    }

    Delivery carry(const std::string& from, const std::string& to,
                   const std::string& message) override
    {
        const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl{curl_easy_init(),
                                                                       &curl_easy_cleanup};
        if (curl == nullptr)
            return Delivery::Later;
        const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients{
            curl_slist_append(nullptr, fmt::format("<{}>", to).c_str()), &curl_slist_free_all};
        const std::string sender = fmt::format("<{}>", from);
        Unread unread{&message};
        prepare(curl.get());
        curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, sender.c_str());
        curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, recipients.get());
        curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, &read_some);
        curl_easy_setopt(curl.get(), CURLOPT_READDATA, &unread);
        return verdict(curl.get(), curl_easy_perform(curl.get()));
    }

private:
    void prepare(CURL* curl) const
    {
        curl_easy_setopt(curl, CURLOPT_URL, m_road.url.c_str());
        curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 15L);
        curl_easy_setopt(curl, CURLOPT_TIMEOUT, 60L);
        curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
        if (m_road.require_tls)
            curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
        if (!m_road.authorities.empty())
            curl_easy_setopt(curl, CURLOPT_CAINFO, m_road.authorities.c_str());
        if (!m_road.user.empty()) {
            curl_easy_setopt(curl, CURLOPT_USERNAME, m_road.user.c_str());
            curl_easy_setopt(curl, CURLOPT_PASSWORD, m_password.c_str());
        }
    }

    /// libcurl's own code does not tell a refusal from a delay; the server's does.
    static Delivery verdict(CURL* curl, CURLcode code)
    {
        if (code == CURLE_OK)
            return Delivery::Done;
        long answer = 0;
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
        log(fmt::format("mail not taken: {} (server said {})", curl_easy_strerror(code), answer));
        // A bad login is ours to mend: the mail waits.
        const bool refused = answer >= 500 && answer < 600 && code != CURLE_LOGIN_DENIED;
        return refused ? Delivery::Never : Delivery::Later;
    }

    MailRoad m_road;
    std::string m_password;
};

} // namespace

base::Result<std::unique_ptr<Carrier>> open_smtp(const MailRoad& road)
{
    std::string password;
    if (!road.user.empty())
        password = TRY(read_password(road.password_file));
    return std::make_unique<Smtp>(road, password);
}

} // namespace central
