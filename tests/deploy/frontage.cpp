#include "tests/deploy/frontage.h"

#include "kiosk/adapters/central_connection.h"
#include "kiosk/adapters/identity.h"
#include "tests/program.h"

#include <algorithm>
#include <curl/curl.h>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace deployed
{

namespace fs = std::filesystem;

namespace
{

constexpr const char* central_configuration = R"(listen: {{socket: http.sock}}
public_address: https://central.example
data: data
keys: keys
catalogue: {root}/assets/catalogue
locales: {root}/locales
people: {root}/central/demo/register.yaml
office: "5901"
mail: {{from: ne-pas-repondre@guichet.example, folder: mails}}
)";

constexpr const char* nginx_configuration = R"(pid {folder}/nginx.pid;
error_log {folder}/error.log;
worker_processes 1;
{user}
events {{}}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
)";

void replace_all(std::string& text, const std::string& from, const std::string& to)
{
    REQUIRE_MESSAGE(text.find(from) != std::string::npos, from << " is not in deploy/nginx");
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

void write_nginx(const fs::path& folder, std::uint16_t port)
{
    std::ifstream stream{"deploy/nginx/guichet-central.conf"};
    std::string site{std::istreambuf_iterator<char>{stream}, {}};
    replace_all(site, "listen 443 ssl", fmt::format("listen 127.0.0.1:{} ssl", port));
    replace_all(site, "/run/guichet-central/", folder.string() + "/");
    replace_all(site, "/etc/guichet/tls/", folder.string() + "/");
    replace_all(site, "/var/log/nginx/", folder.string() + "/");
    replace_all(site, "server_name bornes.central.example", "server_name localhost");
    std::ofstream{folder / "site.conf"} << site;
    std::ofstream{folder / "nginx.conf"}
        << fmt::format(nginx_configuration, fmt::arg("folder", folder.string()),
                       fmt::arg("user", ::geteuid() == 0 ? "user root;" : ""));
}

tests::Ran nginx(const fs::path& folder, const std::string& words)
{
    return tests::run(
        fmt::format("PATH=$PATH:/usr/sbin nginx -e {0}/error.log -c {0}/nginx.conf {1} "
                    "2>&1",
                    folder.string(), words));
}

struct Sending {
    const std::string& body;
    std::size_t cut_after;
    std::size_t sent = 0;
};

std::size_t give(char* into, std::size_t size, std::size_t count, void* context)
{
    auto& sending = *static_cast<Sending*>(context);
    if (sending.sent >= sending.cut_after)
        return CURL_READFUNC_ABORT;
    const std::size_t end = std::min(sending.body.size(), sending.cut_after);
    const std::size_t part = std::min(size * count, end - sending.sent);
    sending.body.copy(into, part, sending.sent);
    sending.sent += part;
    return part;
}

std::size_t keep(char* from, std::size_t size, std::size_t count, void* context)
{
    static_cast<std::string*>(context)->append(from, size * count);
    return size * count;
}

std::size_t look(char* from, std::size_t size, std::size_t count, void* context)
{
    auto& reply = *static_cast<Reply*>(context);
    const std::string_view line{from, size * count};
    for (const auto& [name, value] : {std::pair{"Upload-Offset: ", &reply.upload_offset},
                                      std::pair{"Content-Type: ", &reply.media_type},
                                      std::pair{"Retry-After: ", &reply.retry_after}}) {
        const std::string_view start{name};
        if (line.starts_with(start))
            *value = line.substr(start.size(), line.find('\r') - start.size());
    }
    return size * count;
}

void set_body(CURL* handle, const Question& question, Sending& sending)
{
    if (question.method == "HEAD")
        curl_easy_setopt(handle, CURLOPT_NOBODY, 1L);
    curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, question.method.c_str());
    if (question.body.empty())
        return;
    curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(handle, CURLOPT_INFILESIZE_LARGE,
                     static_cast<curl_off_t>(question.body.size()));
    curl_easy_setopt(handle, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(handle, CURLOPT_READDATA, &sending);
}

} // namespace

Frontage::Frontage() : m_port{faults::free_port()}
{
    const fs::path folder = m_folder.path();
    std::ofstream{folder / "central.yaml"}
        << fmt::format(central_configuration, fmt::arg("root", fs::current_path().string()));
    const auto made =
        tests::run_ours("guichet-central", "init --config " + (folder / "central.yaml").string());
    REQUIRE_MESSAGE(made.status == 0, made.output);
    fs::copy_file(folder / "keys/kiosk-authority.pem", folder / "kiosk-authority.pem");
    const auto certified = tests::run(fmt::format(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost "
        "-addext subjectAltName=DNS:localhost,DNS:central.example "
        "-keyout {0}/central.key -out {0}/central.pem 2>&1",
        folder.string()));
    REQUIRE_MESSAGE(certified.status == 0, certified.output);
    m_central =
        faults::Process{{"guichet-central", "--config", (folder / "central.yaml").string()}};
    REQUIRE(m_central.line(faults::patience).has_value());
    write_nginx(folder, m_port);
    const auto started = nginx(folder, "");
    REQUIRE_MESSAGE(started.status == 0, started.output);
}

Frontage::~Frontage()
{
    nginx(m_folder.path(), "-s stop");
}

Reply Frontage::ask(const Question& question) const
{
    Reply reply;
    CURL* handle = curl_easy_init();
    const std::string url = fmt::format("https://{}:{}{}", question.name, m_port, question.url);
    const std::string here = fmt::format("{}:{}:127.0.0.1", question.name, m_port);
    curl_slist* names = curl_slist_append(nullptr, here.c_str());
    curl_slist* headers = curl_slist_append(nullptr, "Expect:");
    for (const std::string& header : question.headers)
        headers = curl_slist_append(headers, header.c_str());
    const std::string authority = m_folder.path() / "central.pem";
    Sending sending{question.body, question.cut_after};
    curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle, CURLOPT_RESOLVE, names);
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(handle, CURLOPT_CAINFO, authority.c_str());
    curl_easy_setopt(handle, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, 60L);
    set_body(handle, question, sending);
    if (!question.identity.empty()) {
        curl_easy_setopt(handle, CURLOPT_SSLCERT, question.identity.c_str());
        curl_easy_setopt(handle, CURLOPT_SSLKEY, question.identity.c_str());
    }
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, keep);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &reply.body);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, look);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &reply);
    long status = 0;
    if (curl_easy_perform(handle) == CURLE_OK)
        curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    reply.status = static_cast<int>(status);
    curl_slist_free_all(headers);
    curl_slist_free_all(names);
    curl_easy_cleanup(handle);
    return reply;
}

std::string Frontage::order(const std::string& words) const
{
    const auto ran =
        tests::run_ours("guichet-central", fmt::format("kiosk {} --config {}/central.yaml", words,
                                                       m_folder.path().string()));
    REQUIRE_MESSAGE(ran.status == 0, ran.output);
    return ran.output;
}

kiosk::adapters::CentralSettings Frontage::settings(const fs::path& identity) const
{
    kiosk::adapters::CentralSettings settings;
    settings.url = fmt::format("https://localhost:{}", m_port);
    settings.certificate_authority = m_folder.path() / "central.pem";
    if (!identity.empty())
        settings.identity = kiosk::adapters::Identity::load(identity).value();
    return settings;
}

fs::path Frontage::enrol(const std::string& kiosk) const
{
    const std::string code = order("register " + kiosk + " --hall Lille");
    kiosk::adapters::CentralConnection connection{settings({})};
    const fs::path file = m_folder.path() / (kiosk + ".pem");
    const auto enrolled = kiosk::adapters::enrol(
        connection, {.kiosk = kiosk, .code = code.substr(0, code.find('\n')), .file = file});
    REQUIRE_MESSAGE(enrolled.has_value(), enrolled.error().detail);
    return file;
}

void Frontage::read(const std::function<void(const faults::Held&)>& reader) const
{
    const fs::path folder = m_folder.path();
    const auto store = central::open_sqlite_store(folder / "data/central.db");
    const auto blobs = central::open_blob_folder(folder / "data/files");
    const auto opener = central::Opener::start({folder / "reader.sock", folder / "keys", {}});
    REQUIRE(opener.has_value());
    const auto keyring = central::Keyring::load(folder / "keys", *opener);
    const auto opening = central::OpenerKeys::load(folder / "keys");
    REQUIRE(store.has_value());
    REQUIRE(opening.has_value());
    reader({**store, **blobs, *keyring, *opening});
}

} // namespace deployed
