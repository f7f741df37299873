#include "central/commands.h"
#include "central/opener_keys.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>

namespace central
{

namespace fs = std::filesystem;
using base::ErrorCode;
using base::Result;

namespace
{

bool is_kiosk_id(const std::string& id)
{
    return !id.empty() && id.size() <= 32 && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

Result<void> write_credential(const fs::path& file, const std::string& credential)
{
    std::error_code ignored;
    fs::create_directories(file.parent_path(), ignored);
    std::ofstream stream{file};
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, ignored);
    stream << credential << '\n';
    stream.close();
    if (!stream)
        return base::failure(ErrorCode::StorageFailed, file.string() + " cannot be written");
    return {};
}

} // namespace

Result<std::string> enrol(Store& store, const std::string& kiosk)
{
    if (!is_kiosk_id(kiosk))
        return base::failure(ErrorCode::ConfigurationInvalid,
                             "a kiosk's id is small letters, digits and hyphens, 32 at most");
    const std::string secret = make_token();
    TRY(store.put_kiosk({kiosk, digest_of(secret)}));
    return kiosk + "." + secret;
}

Result<void> init(const Configuration& configuration, const Enrolment& enrolment)
{
    TRY(Keyring::create(configuration.keys));
    if (!configuration.opener.keys.empty())
        TRY(OpenerKeys::create(configuration.opener.keys));
    const base::SystemClock clock;
    const auto office = TRY(Office::open(configuration, clock));
    if (enrolment.kiosk.empty())
        return {};
    const std::string credential = TRY(enrol(office->store(), enrolment.kiosk));
    if (!enrolment.credential.empty())
        return write_credential(enrolment.credential, credential);
    fmt::print("{}\n", credential);
    return {};
}

} // namespace central
