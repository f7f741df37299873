#include "central/configuration.h"
#include "kiosk/app/configuration.h"
#include "shared/base/settings.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/memory_file.h"

#include <cmath>

namespace
{

using base::Settings;

void check_error(const base::Error& error)
{
    base::verify(error.code == base::ErrorCode::ConfigurationInvalid && error.detail.contains(':'),
                 "a mistake is said with its place");
}

/// Asks for every key as everything that it can be. An alias may lead into itself.
void ask_all(Settings& settings, int depth)
{
    for (const std::string& key : settings.keys()) {
        base::verify(settings.has(key), "its keys are there");
        if (const auto number = settings.number(key))
            base::verify(std::isfinite(*number), "a number can be reckoned with");
        if (const auto text = settings.text(key); !text)
            check_error(text.error());
        if (const auto flag = settings.boolean(key); !flag)
            check_error(flag.error());
        if (const auto texts = settings.texts(key); !texts)
            check_error(texts.error());
        if (auto section = settings.section(key); section && depth > 0)
            ask_all(*section, depth - 1);
        if (auto sections = settings.sections(key); sections && depth > 0)
            for (Settings& section : *sections)
                ask_all(section, depth - 1);
    }
}

void load_as_kiosk(base::ByteView yaml)
{
    static const tests::MemoryFile file;
    file.hold(yaml);
    const auto configuration = kiosk::app::load_configuration(file.path());
    if (!configuration)
        return check_error(configuration.error());
    const auto& panel = configuration->panel;
    base::verify(panel.width_px >= 640 && panel.height_px >= 640 && panel.width_mm >= 100 &&
                     panel.height_mm >= 100,
                 "a panel that can be touched");
    base::verify(configuration->central.wait_for_number >= std::chrono::milliseconds{0} &&
                     configuration->scanner.resolution_dpi > 0,
                 "times and resolutions that make sense");
}

void load_as_central(base::ByteView yaml)
{
    static const tests::MemoryFile file;
    file.hold(yaml);
    const auto configuration = central::Configuration::load(file.path());
    if (!configuration)
        return check_error(configuration.error());
    base::verify(configuration->office.size() == 4 && configuration->requests_per_second > 0 &&
                     configuration->burst >= 1,
                 "an office, and limits that let something through");
    base::verify(configuration->listen.connections >= 10, "somebody can be answered");
    base::verify(configuration->mail.folder.empty() != configuration->mail.url.empty(),
                 "one road for mail");
}

} // namespace

void tests::fuzz(base::ByteView input)
{
    auto settings = Settings::parse(base::as_text(input), "fuzz.yaml");
    if (settings)
        ask_all(*settings, 3);
    else
        check_error(settings.error());
    load_as_kiosk(input);
    load_as_central(input);
}
