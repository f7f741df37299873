#pragma once

#include "central/configuration.h"

#include <memory>
#include <string>

namespace central
{

enum class Delivery { Done, Later, Never };

/// Takes a mail out of the house.
class Carrier
{
public:
    virtual ~Carrier() = default;
    virtual Delivery carry(const std::string& from, const std::string& to,
                           const std::string& message) = 0;
};

/// SMTP by libcurl. What the server says decides: 5xx is Never, anything else but success Later.
base::Result<std::unique_ptr<Carrier>> open_smtp(const MailRoad& road);
/// Writes each mail as an .eml file into the folder, named so that they sort by time.
base::Result<std::unique_ptr<Carrier>> open_mail_folder(const std::filesystem::path& folder);
base::Result<std::unique_ptr<Carrier>> open_carrier(const MailRoad& road);

} // namespace central
