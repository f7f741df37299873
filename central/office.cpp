#include "central/office.h"

#include "central/register.h"
#include "central/s3_blobs.h"

namespace central
{

namespace fs = std::filesystem;
using base::Result;

struct Office::Parts {
    Configuration configuration;
    const base::Clock& clock;
    Keyring keyring;
    Languages languages;
    std::unique_ptr<const catalogue::Catalogue> catalogue;
    guide::Guide guide;
    std::optional<dossier::Communes> communes;
    std::unique_ptr<Store> store;
    std::unique_ptr<const Blobs> blobs;
};

namespace
{

Result<void> make_data_folder(const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return base::failure(base::ErrorCode::ConfigurationInvalid,
                             folder.string() + ": " + error.message());
    fs::permissions(folder, fs::perms::owner_all, error);
    return {};
}

} // namespace

Result<std::unique_ptr<Store>> open_store(const Configuration& configuration)
{
    if (!configuration.store.postgresql)
        return open_sqlite_store(configuration.data / "central.db");
    PostgresqlPlace place = *configuration.store.postgresql;
    if (const fs::path& file = configuration.store.password_file; !file.empty())
        place.password = TRY(read_password(file));
    return open_postgresql_store(place);
}

Result<std::unique_ptr<Blobs>> open_blobs(const Configuration& configuration)
{
    if (!configuration.files.s3)
        return open_blob_folder(configuration.data / "files");
    return open_s3_blobs(TRY(read_credentials(configuration.files)), configuration.data);
}

Office::Office(Parts parts)
    : m_configuration{std::move(parts.configuration)},
      m_keyring{std::move(parts.keyring)},
      m_languages{std::move(parts.languages)},
      m_catalogue{std::move(parts.catalogue)},
      m_guide{std::move(parts.guide)},
      m_communes{std::move(parts.communes)},
      m_store{std::move(parts.store)},
      m_blobs{std::move(parts.blobs)},
      m_rate_limit{m_configuration.requests_per_second, m_configuration.burst},
      m_services{std::make_unique<Services>(Services{
          m_configuration, parts.clock, m_keyring, m_languages, *m_catalogue, m_guide,
          m_communes ? &*m_communes : nullptr, *m_store, *m_blobs, m_passwords, m_rate_limit,
          [this] {
              if (m_post_office != nullptr)
                  m_post_office->wake();
          }})},
      m_router{make_router(*m_services)}
{
}

Result<std::unique_ptr<Office>> Office::open(Configuration configuration, const base::Clock& clock)
{
    TRY(make_data_folder(configuration.data));
    auto opener = TRY(Opener::start(configuration.opener));
    Keyring keyring = TRY(Keyring::load(configuration.keys, std::move(opener)));
    Languages languages = TRY(Languages::load(configuration.locales));
    const auto exists = [&](std::string_view key) { return languages.french().has(key); };
    auto catalogue = std::make_unique<const catalogue::Catalogue>(
        TRY(catalogue::Catalogue::load(configuration.catalogue, exists)));
    auto guide = TRY(guide::Guide::load(configuration.catalogue, *catalogue, exists));
    std::optional<dossier::Communes> communes;
    if (!configuration.geography.empty())
        communes = TRY(dossier::Communes::load(configuration.geography / "communes.tsv"));
    auto store = TRY(open_store(configuration));
    if (!configuration.people.empty())
        TRY(load_people(configuration.people, base::paris_day(clock.now()), *store));
    std::unique_ptr<const Blobs> blobs = TRY(open_blobs(configuration));
    return std::unique_ptr<Office>{
        new Office{Parts{std::move(configuration), clock, std::move(keyring), std::move(languages),
                         std::move(catalogue), std::move(guide), std::move(communes),
                         std::move(store), std::move(blobs)}}};
}

Result<void> Office::open_post_office()
{
    m_carrier = TRY(open_carrier(m_configuration.mail));
    m_post_office = std::make_unique<PostOffice>(*m_services, *m_carrier);
    return {};
}

Result<int> Office::send_mails()
{
    if (m_carrier == nullptr)
        m_carrier = TRY(open_carrier(m_configuration.mail));
    return PostOffice::send_due(*m_services, *m_carrier);
}

} // namespace central
