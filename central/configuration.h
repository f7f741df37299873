#pragma once

#include "central/opener.h"
#include "central/s3.h"
#include "central/server.h"
#include "central/store.h"

#include <filesystem>
#include <optional>
#include <string>

namespace central
{

/// A mail server, or where `folder` is set a folder that gets each mail as an .eml file.
struct MailRoad {
    std::filesystem::path folder;
    std::string url;                     ///< smtp://host:port, or smtps://
    bool require_tls = true;             ///< STARTTLS on smtp://
    std::filesystem::path authorities;   ///< PEM; empty: the system's
    std::string user;                    ///< empty: no login
    std::filesystem::path password_file; ///< first line
};

/// PostgreSQL where it is set; otherwise SQLite in the data folder.
struct StorePlace {
    std::optional<PostgresqlPlace> postgresql; ///< without its password, which is in the file
    std::filesystem::path password_file;       ///< first line; may be empty
};

/// A bucket where it is set; otherwise a folder in the data folder.
struct FilesPlace {
    std::optional<s3::Place> s3; ///< without its keys, which are in the file
    std::filesystem::path credentials_file;
};

struct Configuration {
    Listen listen;
    std::string public_address; ///< how browsers reach central, without a slash at the end
    std::filesystem::path data;
    StorePlace store;
    FilesPlace files;
    std::filesystem::path keys;
    OpenerAddress opener;
    std::filesystem::path catalogue;
    std::filesystem::path locales;
    std::filesystem::path geography; ///< may be empty: postal codes are then not looked up
    std::filesystem::path people;    ///< the register to begin with; may be empty
    std::string office;              ///< department and service, 4 digits
    std::string mail_from;
    MailRoad mail;
    double requests_per_second = 50; ///< of one kiosk, on average
    double burst = 200;              ///< at once
    std::filesystem::path clock_offset;
    std::filesystem::path audit; ///< where signed heads are written

    /// Relative paths start at the file's folder. ConfigurationInvalid names file, line and key.
    static base::Result<Configuration> load(const std::filesystem::path& file);
};

/// The first line of a file. ConfigurationInvalid where there is none.
base::Result<std::string> read_password(const std::filesystem::path& file);
/// The place with its keys, from a file of two lines: the access key and the secret key.
/// ConfigurationInvalid where they are not there.
base::Result<s3::Place> read_credentials(const FilesPlace& place);

} // namespace central
