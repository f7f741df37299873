#include "central/carrier.h"

#include "shared/base/uuid.h"

#include <fstream>

namespace central
{

namespace fs = std::filesystem;

namespace
{

class MailFolder final : public Carrier
{
public:
    explicit MailFolder(fs::path folder) : m_folder{std::move(folder)} {}

    Delivery carry(const std::string&, const std::string&, const std::string& message) override
    {
        // Version 7 UUIDs sort by time.
        const std::string name = base::Uuid::make(base::SystemClock{}.now()).text();
        const fs::path unfinished = m_folder / (name + ".tmp");
        std::ofstream stream{unfinished, std::ios::binary};
        stream << message;
        stream.close();
        std::error_code error;
        if (stream)
            fs::rename(unfinished, m_folder / (name + ".eml"), error);
        return stream && !error ? Delivery::Done : Delivery::Later;
    }

private:
    fs::path m_folder;
};

} // namespace

base::Result<std::unique_ptr<Carrier>> open_mail_folder(const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return base::failure(base::ErrorCode::ConfigurationInvalid,
                             folder.string() + ": " + error.message());
    return std::make_unique<MailFolder>(folder);
}

base::Result<std::unique_ptr<Carrier>> open_carrier(const MailRoad& road)
{
    return road.folder.empty() ? open_smtp(road) : open_mail_folder(road.folder);
}

} // namespace central
