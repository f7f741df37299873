#include "central/configuration.h"

#include "central/postgresql.h"
#include "central/secrets.h"
#include "shared/base/settings.h"
#include "shared/dossier/email.h"

#include <algorithm>
#include <fstream>

namespace central
{

namespace fs = std::filesystem;
using base::Result;
using base::Settings;

namespace
{

std::unexpected<base::Error> wrong(const Settings& settings, std::string_view complaint)
{
    return base::failure(base::ErrorCode::ConfigurationInvalid,
                         settings.where() + ": " + std::string{complaint});
}

/// Reads paths as written in a file of that folder.
class Paths
{
public:
    explicit Paths(fs::path folder) : m_folder{std::move(folder)} {}

    Result<fs::path> path(Settings& settings, std::string_view key) const
    {
        return m_folder / TRY(settings.text(key));
    }
    /// Empty where the key is absent.
    Result<fs::path> path_or_none(Settings& settings, std::string_view key) const
    {
        if (!settings.has(key))
            return fs::path{};
        return path(settings, key);
    }

private:
    fs::path m_folder;
};

bool is_of_this_machine(const std::string& address)
{
    return address.starts_with("127.") || address == "::1";
}

Result<void> read_address(Settings& settings, Listen& listen)
{
    listen.address = TRY(settings.text("address"));
    if (!is_of_this_machine(listen.address))
        return wrong(settings, "'address' must be 127.0.0.1 or ::1: others come through the proxy");
    const double port = TRY(settings.number("port"));
    if (port < 0 || port > 65535)
        return wrong(settings, "'port' must be between 0 and 65535");
    listen.port = static_cast<std::uint16_t>(port);
    return {};
}

Result<Listen> read_listen(Settings settings, const Paths& paths)
{
    Listen listen;
    if (settings.has("socket"))
        listen.socket = TRY(paths.path(settings, "socket"));
    else
        TRY(read_address(settings, listen));
    const double connections = TRY(settings.number_or("connections", listen.connections));
    if (connections < 10 || connections > 10'000)
        return wrong(settings, "'connections' must be between 10 and 10000");
    listen.connections = static_cast<unsigned>(connections);
    return listen;
}

Result<MailRoad> read_mail(Settings& settings, const Paths& paths)
{
    MailRoad mail;
    if (settings.has("folder") == settings.has("server"))
        return wrong(settings, "one of 'folder' and 'server' must be there");
    if (settings.has("folder")) {
        mail.folder = TRY(paths.path(settings, "folder"));
        return mail;
    }
    Settings server = TRY(settings.section("server"));
    mail.url = TRY(server.text("url"));
    mail.require_tls = TRY(server.boolean_or("require_tls", true));
    mail.authorities = TRY(paths.path_or_none(server, "authorities"));
    mail.user = TRY(server.text_or("user", {}));
    mail.password_file = TRY(paths.path_or_none(server, "password_file"));
    if (!mail.url.starts_with("smtp://") && !mail.url.starts_with("smtps://"))
        return wrong(server, "'url' must begin with smtp:// or smtps://");
    return mail;
}

Result<PostgresqlPlace> read_postgresql(Settings& settings)
{
    PostgresqlPlace place;
    place.address = TRY(settings.text("address"));
    if (const auto right = postgresql::check_address(place.address); !right)
        return wrong(settings, "'address': " + right.error().detail);
    const double connections = TRY(settings.number_or("connections", place.connections));
    if (connections < 1 || connections > 200)
        return wrong(settings, "'connections' must be between 1 and 200");
    place.connections = static_cast<unsigned>(connections);
    const double patience = TRY(settings.number_or("patience_seconds", 20));
    if (patience < 0 || patience > 120)
        return wrong(settings, "'patience_seconds' must be between 0 and 120");
    place.patience = std::chrono::milliseconds{static_cast<std::int64_t>(patience * 1000)};
    return place;
}

Result<StorePlace> read_store(Settings settings, const Paths& paths)
{
    StorePlace store;
    const std::string kind = TRY(settings.text("kind"));
    if (kind == "sqlite")
        return store;
    if (kind != "postgresql")
        return wrong(settings, "'kind' must be sqlite or postgresql");
    store.postgresql = TRY(read_postgresql(settings));
    store.password_file = TRY(paths.path_or_none(settings, "password_file"));
    return store;
}

Result<s3::Place> read_bucket(Settings& settings, const Paths& paths)
{
    s3::Place place;
    place.endpoint = TRY(settings.text("endpoint"));
    place.region = TRY(settings.text("region"));
    place.bucket = TRY(settings.text("bucket"));
    place.authorities = TRY(paths.path_or_none(settings, "authorities"));
    const double patience = TRY(settings.number_or("patience_seconds", 10));
    if (patience < 0.1 || patience > 120)
        return wrong(settings, "'patience_seconds' must be between 0.1 and 120");
    place.patience = std::chrono::milliseconds{static_cast<std::int64_t>(patience * 1000)};
    if (!place.endpoint.starts_with("http://") && !place.endpoint.starts_with("https://"))
        return wrong(settings, "'endpoint' must begin with https:// or http://");
    if (place.endpoint.find('@') != place.endpoint.npos)
        return wrong(settings, "'endpoint': the keys stand in a file of their own");
    while (place.endpoint.ends_with('/'))
        place.endpoint.pop_back();
    const bool plain = std::ranges::all_of(place.bucket, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    });
    if (!plain || place.bucket.size() < 3)
        return wrong(settings, "'bucket' must be a name of small letters, digits, - and .");
    return place;
}

Result<FilesPlace> read_files(Settings settings, const Paths& paths)
{
    FilesPlace files;
    const std::string kind = TRY(settings.text("kind"));
    if (kind == "folder")
        return files;
    if (kind != "s3")
        return wrong(settings, "'kind' must be folder or s3");
    files.s3 = TRY(read_bucket(settings, paths));
    files.credentials_file = TRY(paths.path(settings, "credentials_file"));
    return files;
}

/// Where nothing is said, the opener is started here, on the keys' own folder.
Result<OpenerAddress> read_opener(std::optional<Settings> settings, const Paths& paths,
                                  const Configuration& configuration)
{
    OpenerAddress opener{configuration.data / "opener.sock", configuration.keys, {}};
    if (!settings)
        return opener;
    if (settings->has("keys") == settings->has("socket"))
        return wrong(*settings, "one of 'keys' and 'socket' must be there");
    opener.keys = TRY(paths.path_or_none(*settings, "keys"));
    if (settings->has("socket"))
        opener.socket = TRY(paths.path(*settings, "socket"));
    return opener;
}

Result<VirusScanner> read_scanner(Settings settings, const Paths& paths)
{
    VirusScanner scanner;
    scanner.socket = TRY(paths.path(settings, "socket"));
    const std::string without = TRY(settings.text_or("when_unreachable", "wait"));
    if (without != "wait" && without != "accept")
        return wrong(settings, "'when_unreachable' must be wait or accept");
    scanner.without = without == "wait" ? WithoutScanner::Wait : WithoutScanner::Accept;
    return scanner;
}

Result<void> read_limits(Settings settings, Configuration& configuration)
{
    configuration.requests_per_second =
        TRY(settings.number_or("requests_per_second", configuration.requests_per_second));
    configuration.burst = TRY(settings.number_or("burst", configuration.burst));
    if (configuration.requests_per_second <= 0 || configuration.burst < 1)
        return wrong(settings, "limits must be positive");
    return {};
}

Result<Configuration> read(Settings settings, const Paths& paths)
{
    Configuration configuration;
    Settings listen = TRY(settings.section("listen"));
    configuration.listen = TRY(read_listen(std::move(listen), paths));
    configuration.public_address = TRY(settings.text("public_address"));
    configuration.data = TRY(paths.path(settings, "data"));
    if (settings.has("store")) {
        Settings store = TRY(settings.section("store"));
        configuration.store = TRY(read_store(std::move(store), paths));
    }
    if (settings.has("files")) {
        Settings files = TRY(settings.section("files"));
        configuration.files = TRY(read_files(std::move(files), paths));
    }
    configuration.keys = TRY(paths.path(settings, "keys"));
    std::optional<Settings> opener;
    if (settings.has("opener"))
        opener = TRY(settings.section("opener"));
    configuration.opener = TRY(read_opener(std::move(opener), paths, configuration));
    if (settings.has("antivirus")) {
        Settings scanner = TRY(settings.section("antivirus"));
        configuration.opener.scanner = TRY(read_scanner(std::move(scanner), paths));
    }
    configuration.catalogue = TRY(paths.path(settings, "catalogue"));
    configuration.locales = TRY(paths.path(settings, "locales"));
    configuration.geography = TRY(paths.path_or_none(settings, "geography"));
    configuration.people = TRY(paths.path_or_none(settings, "people"));
    configuration.clock_offset = TRY(paths.path_or_none(settings, "clock_offset"));
    configuration.audit = TRY(paths.path_or_none(settings, "audit"));
    if (configuration.audit.empty())
        configuration.audit = configuration.data / "audit";
    configuration.office = TRY(settings.text("office"));
    Settings mail = TRY(settings.section("mail"));
    configuration.mail_from = TRY(mail.text("from"));
    configuration.mail = TRY(read_mail(mail, paths));
    if (settings.has("limits")) {
        Settings limits = TRY(settings.section("limits"));
        TRY(read_limits(std::move(limits), configuration));
    }
    TRY(settings.finish());
    const bool digits = std::ranges::all_of(
        configuration.office, [](char digit) { return digit >= '0' && digit <= '9'; });
    if (configuration.office.size() != 4 || !digits)
        return wrong(settings, "'office' must be 4 digits");
    if (!dossier::Email::parse(configuration.mail_from))
        return wrong(mail, "'from' must be an e-mail address");
    if (!configuration.public_address.starts_with("http"))
        return wrong(settings, "'public_address' must begin with https:// or http://");
    while (configuration.public_address.ends_with('/'))
        configuration.public_address.pop_back();
    return configuration;
}

} // namespace

Result<Configuration> Configuration::load(const fs::path& file)
{
    Settings settings = TRY(Settings::load(file));
    return read(std::move(settings), Paths{fs::absolute(file).parent_path()});
}

Result<std::string> read_password(const fs::path& file)
{
    std::ifstream stream{file};
    std::string password;
    if (!std::getline(stream, password) || password.empty())
        return base::failure(base::ErrorCode::ConfigurationInvalid,
                             file.string() + " holds no password");
    return password;
}

Result<s3::Place> read_credentials(const FilesPlace& place)
{
    std::ifstream stream{place.credentials_file};
    s3::Place whole = *place.s3;
    if (!std::getline(stream, whole.access_key) || !std::getline(stream, whole.secret_key) ||
        whole.access_key.empty() || whole.secret_key.empty())
        return base::failure(base::ErrorCode::ConfigurationInvalid,
                             place.credentials_file.string() +
                                 " does not hold an access key and a secret key, a line each");
    return whole;
}

} // namespace central
