#include "kiosk/app/enrol.h"

#include "kiosk/adapters/central_connection.h"

namespace kiosk::app
{

base::Result<void> enrol(const Configuration& configuration, const std::string& code)
{
    adapters::CentralSettings settings;
    settings.url = configuration.central.url;
    settings.certificate_authority = configuration.central.certificate_authority;
    adapters::CentralConnection connection{std::move(settings)};
    return adapters::enrol(
        connection,
        {.kiosk = configuration.kiosk_id, .code = code, .file = configuration.central.identity});
}

} // namespace kiosk::app
