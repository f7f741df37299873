#pragma once

#include "kiosk/adapters/central_client.h"
#include "tests/faults/machines.h"

#include <string>
#include <vector>

namespace deployed
{

/// What a client says over TLS 1.3, and to which of the names that nginx serves.
struct Question {
    std::string url; ///< below the name: `/v1/health`
    std::string name = "localhost";
    std::filesystem::path identity = {}; ///< its key and certificate; empty: none
    std::vector<std::string> headers = {};
    std::string method = "GET";
    std::string body = {};
    /// So many bytes of the body, then the line is cut.
    std::size_t cut_after = std::string::npos;
};

struct Reply {
    int status = 0;
    std::string body;
    std::string upload_offset;
    std::string media_type;
    std::string retry_after;
};

/// A real guichet-central behind a real nginx that runs deploy/nginx with other names, port and
/// folders.
class Frontage
{
public:
    Frontage();
    ~Frontage();
    Frontage(const Frontage&) = delete;

    Reply ask(const Question& question) const;
    /// What an administrator types after `guichet-central kiosk`; the answer is what it prints.
    std::string order(const std::string& words) const;
    /// As `guichet enrol` does.
    std::filesystem::path enrol(const std::string& kiosk) const;
    /// It does not come back.
    void kill_central() { m_central.kill(); }
    kiosk::adapters::CentralSettings settings(const std::filesystem::path& identity) const;
    void read(const std::function<void(const faults::Held&)>& reader) const;
    std::filesystem::path folder() const { return m_folder.path(); }

private:
    central::tests::Folder m_folder;
    std::uint16_t m_port;
    faults::Process m_central;
};

} // namespace deployed
