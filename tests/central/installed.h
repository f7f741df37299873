#pragma once

#include "tests/central/folder.h"
#include "tests/program.h"

namespace central::tests
{

/// A central's configuration and keys in a folder of its own, as `guichet-central init` makes them.
class Installed
{
public:
    /// `more` are further lines of the configuration.
    explicit Installed(const std::string& more = {});

    std::filesystem::path folder() const { return m_folder.path(); }
    std::filesystem::path configuration() const { return folder() / "central.yaml"; }
    /// `guichet-central COMMAND --config FILE`.
    ::tests::Ran run(const std::string& command) const;

private:
    Folder m_folder;
};

} // namespace central::tests
