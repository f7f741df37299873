#pragma once

#include "central/post_office.h"
#include "central/resources.h"

#include <memory>

namespace central
{

/// Central, opened from its configuration: everything that serves, but not the server itself.
class Office
{
public:
    /// Makes the data folder, opens the store, loads keys, words, catalogue and people.
    static base::Result<std::unique_ptr<Office>> open(Configuration configuration,
                                                      const base::Clock& clock);
    const Services& services() const { return *m_services; }
    Store& store() { return *m_store; }
    const Router& router() const { return m_router; }
    /// Begins to send mails.
    base::Result<void> open_post_office();
    /// Sends what is due now, on the caller's thread.
    base::Result<int> send_mails();

private:
    struct Parts;
    explicit Office(Parts parts);

    Configuration m_configuration;
    Keyring m_keyring;
    Languages m_languages;
    std::unique_ptr<const catalogue::Catalogue> m_catalogue;
    guide::Guide m_guide; ///< of that catalogue
    std::optional<dossier::Communes> m_communes;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<const Blobs> m_blobs;
    Passwords m_passwords{4};
    RateLimit m_rate_limit;
    std::unique_ptr<Services> m_services;
    Router m_router;
    std::unique_ptr<Carrier> m_carrier;
    std::unique_ptr<PostOffice> m_post_office;
};

/// The store that the configuration names, its tables brought forward.
base::Result<std::unique_ptr<Store>> open_store(const Configuration& configuration);
/// Where the configuration says that files are.
base::Result<std::unique_ptr<Blobs>> open_blobs(const Configuration& configuration);

} // namespace central
