#include "kiosk/app/outside.h"

#include "kiosk/adapters/address_books.h"
#include "kiosk/adapters/central_client.h"
#include "kiosk/adapters/document_reader.h"
#include "kiosk/adapters/ipp_printer.h"
#include "kiosk/adapters/page_preparer.h"
#include "kiosk/adapters/papers.h"
#include "kiosk/adapters/removable_files.h"
#include "kiosk/adapters/sane_scanner.h"
#include "kiosk/adapters/vault.h"

namespace kiosk::app
{

namespace
{

using base::Result;

Result<adapters::CentralSettings> central_settings(const Configuration& configuration)
{
    adapters::CentralSettings settings;
    settings.url = configuration.central.url;
    settings.certificate_authority = configuration.central.certificate_authority;
    settings.identity = TRY(adapters::Identity::load(configuration.central.identity));
    if (settings.identity->certificate().kiosk != configuration.kiosk_id)
        return base::failure(base::ErrorCode::ConfigurationInvalid,
                             configuration.central.identity.string() + " is another kiosk's than " +
                                 configuration.kiosk_id);
    return settings;
}

adapters::ScannerSettings scanner_settings(const Configuration& configuration)
{
    const Configuration::Scanner& scanner = configuration.scanner;
    adapters::ScannerSettings settings;
    settings.device = scanner.device;
    settings.config_dir = scanner.sane_configuration;
    settings.worker = configuration.folders.programs / "guichet-scan";
    settings.dpi = static_cast<unsigned>(scanner.resolution_dpi);
    settings.format =
        scanner.mode == "Gray" ? ports::PixelFormat::Gray8 : ports::PixelFormat::Rgb24;
    settings.options = scanner.options;
    return settings;
}

std::unique_ptr<ports::AddressBook>
open_addresses(const Configuration& configuration,
               std::shared_ptr<const dossier::Communes> communes)
{
    auto book = adapters::make_commune_book(std::move(communes));
    if (configuration.geocoder_url.empty())
        return book;
    return adapters::make_address_service({.url = configuration.geocoder_url}, std::move(book));
}

} // namespace

Result<Outside> open_outside(const Configuration& configuration, const Surroundings& surroundings)
{
    const base::Clock& clock = surroundings.clock;
    adapters::CentralSettings central = TRY(central_settings(configuration));
    central.line = std::make_shared<adapters::LineUse>();
    adapters::VaultSettings vault;
    vault.folder = configuration.folders.state;
    vault.root = configuration.central.root;
    vault.catalogue_version = surroundings.catalogue_version;
    vault.capacity = configuration.capacity;
    if (adapters::Hours* hours = surroundings.hours) {
        central.hear_hour = [hours](base::Instant hour) { hours->hear_central(hour); };
        vault.hear_past = [hours](base::Instant hour) { hours->not_before(hour); };
        vault.clock_off = [hours] { return hours->machine_ahead(); };
    }
    vault.central = central;

    adapters::RemovableFilesSettings media;
    media.roots.assign(configuration.removable_media.begin(), configuration.removable_media.end());
    adapters::PagePreparerSettings preparer;
    preparer.worker = configuration.folders.programs / "guichet-decode";

    Outside outside;
    outside.central = adapters::make_central_client(central);
    outside.papers = adapters::make_papers();
    outside.vault = TRY(adapters::open_vault(
        std::move(vault), TRY(receipt::SigningKey::load(configuration.central.signing_key)),
        clock));
    outside.scanner = adapters::make_sane_scanner(scanner_settings(configuration));
    outside.printer = adapters::make_ipp_printer({.destination = configuration.printer.uri});
    outside.files = adapters::make_removable_files(std::move(media));
    outside.preparer = adapters::make_page_preparer(preparer, clock);
    outside.documents = TRY(adapters::make_document_reader({}, clock));
    outside.communes = std::make_shared<const dossier::Communes>(
        TRY(dossier::Communes::load(configuration.folders.assets / "geography" / "communes.tsv")));
    outside.addresses = open_addresses(configuration, outside.communes);
    return outside;
}

} // namespace kiosk::app
