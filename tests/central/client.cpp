#include "tests/central/client.h"

#include <arpa/inet.h>
#include <cerrno>
#include <cstdlib>
#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace central::tests
{

namespace
{

std::size_t keep_body(char* bytes, std::size_t size, std::size_t count, void* into)
{
    static_cast<std::string*>(into)->append(bytes, size * count);
    return size * count;
}

std::size_t keep_header(char* bytes, std::size_t size, std::size_t count, void* into)
{
    std::string line{bytes, size * count};
    while (!line.empty() && (line.back() == '\r' || line.back() == '\n'))
        line.pop_back();
    const auto colon = line.find(": ");
    if (colon != std::string::npos) {
        std::string name = line.substr(0, colon);
        for (char& letter : name)
            letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
        static_cast<Named*>(into)->insert_or_assign(name, line.substr(colon + 2));
    }
    return size * count;
}

} // namespace

std::string_view Reply::header(std::string_view name) const
{
    const auto found = headers.find(name);
    return found == headers.end() ? std::string_view{} : std::string_view{found->second};
}

std::string Reply::problem() const
{
    const auto problem = wire::parse_problem(body);
    return problem ? std::string{base::name_of(problem->code)} : std::string{};
}

int Reply::retry_after() const
{
    return std::atoi(std::string{header("retry-after")}.c_str());
}

void Client::set(const std::string& header, const std::string& value)
{
    m_headers.insert_or_assign(header, value);
    if (value.empty())
        m_headers.erase(header);
}

Reply Client::send(const std::string& method, const std::string& path, const std::string& body,
                   Named headers) const
{
    headers.insert(m_headers.begin(), m_headers.end());
    CURL* curl = curl_easy_init();
    const std::string url = "http://127.0.0.1:" + std::to_string(m_port) + path;
    curl_slist* lines = curl_slist_append(nullptr, "Expect:");
    for (const auto& [name, value] : headers)
        lines = curl_slist_append(lines, (name + ": " + value).c_str());
    if (!headers.contains("content-type"))
        lines = curl_slist_append(lines, "Content-Type:");
    Reply reply;
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, 120L);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, lines);
    curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &keep_body);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &reply.body);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &keep_header);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &reply.headers);
    if (method == "HEAD") {
        curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
    } else if (method != "GET") {
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.data());
    }
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, method == "HEAD" ? nullptr : method.c_str());
    long status = 0;
    curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    reply.status = static_cast<int>(status);
    curl_slist_free_all(lines);
    curl_easy_cleanup(curl);
    return reply;
}

Reply Client::post(const std::string& path, const std::string& json) const
{
    return send("POST", path, json, {{"content-type", "application/json"}});
}

Reply Client::put(const std::string& path, const std::string& json) const
{
    return send("PUT", path, json, {{"content-type", "application/json"}});
}

void Client::send_cut(const std::string& head, const std::string& part,
                      std::chrono::milliseconds before_cut) const
{
    const int number = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(m_port);
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    if (::connect(number, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
        const std::string all = head + part;
        for (std::size_t sent = 0; sent < all.size();) {
            const ssize_t more = ::send(number, all.data() + sent, all.size() - sent, MSG_NOSIGNAL);
            if (more <= 0)
                break;
            sent += static_cast<std::size_t>(more);
        }
        std::this_thread::sleep_for(before_cut);
    }
    ::close(number);
}

} // namespace central::tests
