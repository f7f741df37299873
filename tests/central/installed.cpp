#include "tests/central/installed.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fstream>

namespace central::tests
{

namespace
{

constexpr const char* lines = R"(listen: {{address: 127.0.0.1, port: 0}}
public_address: http://127.0.0.1
data: data
keys: keys
catalogue: {root}/assets/catalogue
locales: {root}/locales
people: {root}/central/demo/register.yaml
office: "5901"
mail: {{from: ne-pas-repondre@guichet.example, folder: mails}}
{more}
)";

} // namespace

Installed::Installed(const std::string& more)
{
    std::ofstream{configuration()} << fmt::format(
        lines, fmt::arg("root", std::filesystem::current_path().string()), fmt::arg("more", more));
    const ::tests::Ran made = run("init");
    REQUIRE_MESSAGE(made.status == 0, made.output);
}

::tests::Ran Installed::run(const std::string& command) const
{
    return ::tests::run_ours("guichet-central", command + " --config " + configuration().string());
}

} // namespace central::tests
