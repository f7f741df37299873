#include "kiosk/adapters/address_books.h"
#include "kiosk/adapters/geocode_answer.h"

#include <curl/curl.h>
#include <fmt/format.h>
#include <optional>

namespace kiosk::adapters
{

namespace
{

using std::chrono::steady_clock;

constexpr std::size_t longest_answer = 1'000'000; // bytes
constexpr std::size_t shortest_query = 3;         // characters, by the service's rules

struct EasyFreer {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};

std::size_t collect(char* part, std::size_t, std::size_t size, void* to)
{
    auto& answer = *static_cast<std::string*>(to);
    if (answer.size() + size > longest_answer)
        return 0;
    answer.append(part, size);
    return size;
}

class AddressService final : public ports::AddressBook
{
public:
    AddressService(AddressServiceSettings settings, std::unique_ptr<ports::AddressBook> fallback)
        : m_settings{std::move(settings)}, m_fallback{std::move(fallback)}
    {
    }

    std::vector<ports::Address> suggest(std::string_view typed, std::size_t at_most) override
    {
        if (typed.size() >= shortest_query && steady_clock::now() >= m_rest_until) {
            const auto answer = ask(typed, at_most);
            const auto found = answer ? addresses_in(*answer, at_most) : std::nullopt;
            if (!found)
                m_rest_until = steady_clock::now() + m_settings.rest;
            else if (!found->empty())
                return *found;
        }
        return m_fallback->suggest(typed, at_most);
    }

    std::vector<ports::Commune> communes_of(std::string_view postal_code) override
    {
        return m_fallback->communes_of(postal_code);
    }

private:
    /// The body of an answer 200.
    std::optional<std::string> ask(std::string_view typed, std::size_t at_most) const
    {
        const std::unique_ptr<CURL, EasyFreer> easy{curl_easy_init()};
        if (!easy)
            return std::nullopt;
        char* escaped = curl_easy_escape(easy.get(), typed.data(), static_cast<int>(typed.size()));
        const std::string url = fmt::format("{}?q={}&limit={}&autocomplete=1", m_settings.url,
                                            escaped == nullptr ? "" : escaped, at_most);
        curl_free(escaped);
        std::string answer;
        curl_easy_setopt(easy.get(), CURLOPT_URL, url.c_str());
        curl_easy_setopt(easy.get(), CURLOPT_PROTOCOLS_STR, "http,https");
        curl_easy_setopt(easy.get(), CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(easy.get(), CURLOPT_FAILONERROR, 1L);
        curl_easy_setopt(easy.get(), CURLOPT_TIMEOUT_MS,
                         static_cast<long>(m_settings.time_limit.count()));
        curl_easy_setopt(easy.get(), CURLOPT_WRITEFUNCTION, collect);
        curl_easy_setopt(easy.get(), CURLOPT_WRITEDATA, &answer);
        if (curl_easy_perform(easy.get()) != CURLE_OK)
            return std::nullopt;
        return answer;
    }

    AddressServiceSettings m_settings;
    std::unique_ptr<ports::AddressBook> m_fallback;
    steady_clock::time_point m_rest_until;
};

} // namespace

std::unique_ptr<ports::AddressBook>
make_address_service(AddressServiceSettings settings, std::unique_ptr<ports::AddressBook> fallback)
{
    return std::make_unique<AddressService>(std::move(settings), std::move(fallback));
}

} // namespace kiosk::adapters
