#include "kiosk/capture/zone_reader.h"

#include "kiosk/capture/scale.h"
#include "shared/dossier/machine_zone.h"
#include "tests/devices/documents.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <functional>
#include <numbers>
#include <random>

using namespace kiosk::capture;

namespace
{

constexpr unsigned dpi = 300;
const base::Date today = base::parse_date("2026-11-22").value();

/// What the drawing libraries keep is given back when all is drawn.
const struct LastSheet {
    ~LastSheet() { tests::forget_fonts(); }
} last_sheet;

const ZoneReader& reader()
{
    static const ZoneReader made =
        ZoneReader::load({"/usr/share/fonts/opentype/ocr-b/OCRB.otf"}).value();
    return made;
}

/// A part of a page, in millimetres.
Picture cut(const Picture& page, double x, double y, double width, double height)
{
    const auto pixels = [](double mm) { return static_cast<unsigned>(mm / 25.4 * dpi); };
    Picture part = Picture::sized(pixels(width), pixels(height), page.pixels);
    const unsigned channels = channels_of(page.pixels);
    for (unsigned row = 0; row < part.height; ++row)
        std::copy_n(page.bytes.data() +
                        (std::size_t{row + pixels(y)} * page.width + pixels(x)) * channels,
                    std::size_t{part.width} * channels,
                    part.bytes.data() + std::size_t{row} * part.width * channels);
    return part;
}

struct Specimen {
    const char* name;
    std::vector<std::string> zone;
    Picture picture; ///< grey, the document with some glass around
};

Picture drawn(const char* name)
{
    for (const tests::SpecimenDocument& document : tests::specimen_documents())
        if (std::string_view{document.name} == name) {
            tests::Sheet sheet{dpi};
            document.draw(sheet);
            sheet.specimen();
            return sheet.scanned();
        }
    return {};
}

/// The same words in a sharper cut of the type, which the reader has not seen.
Picture drawn_sharp(const std::vector<std::string>& zone)
{
    tests::Sheet sheet{dpi};
    sheet.text("RESIDENCE PERMIT / TITRE DE SÉJOUR", 40, 60, 90, {.size = 8});
    sheet.zone(zone, 44, 90, "OCR B S");
    return sheet.scanned();
}

const std::vector<Specimen>& specimens()
{
    static const auto all = [] {
        const std::vector<std::string> passport{"P<MAREL<AMRANI<<YOUSSEF<<<<<<<<<<<<<<<<<<<<<",
                                                "SP00000012MAR0908140M2905109<<<<<<<<<<<<<<04"};
        const std::vector<std::string> card{"IRFRASPE70421835903007777<<<<<",
                                            "0007146F3506178DZA<<<<<<<<<<<3",
                                            "BENALI<<SAMIRA<<<<<<<<<<<<<<<<"};
        const std::vector<std::string> utopia{"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                                              "L898902C36UTO7408122F1204159ZE184226B<<<<<10"};
        const std::vector<std::string> visa{"V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<",
                                            "L8988901C4XXX4009078F9612109<<<<<<<<"};
        std::vector<Specimen> made;
        const auto add = [&](const char* name, const std::vector<std::string>& zone, Picture page) {
            made.push_back({name, zone, in_gray(cut(page, 25, 35, 140, 100).view())});
        };
        add("passport", passport, drawn("passport"));
        add("residence card", card, drawn("residence-card"));
        add("passport, sharp type", utopia, drawn_sharp(utopia));
        add("visa, sharp type", visa, drawn_sharp(visa));
        return made;
    }();
    return all;
}

// ---- What may happen to a page on the glass

Picture turned(const Picture& gray, double degrees)
{
    Picture result = Picture::sized(gray.width, gray.height, gray.pixels);
    const double angle = degrees * std::numbers::pi / 180;
    const double middle_x = gray.width / 2.0;
    const double middle_y = gray.height / 2.0;
    for (unsigned y = 0; y < gray.height; ++y)
        for (unsigned x = 0; x < gray.width; ++x) {
            const double dx = x - middle_x;
            const double dy = y - middle_y;
            const double from_x = middle_x + dx * std::cos(angle) + dy * std::sin(angle);
            const double from_y = middle_y - dx * std::sin(angle) + dy * std::cos(angle);
            const auto left = static_cast<long>(std::floor(from_x));
            const auto top = static_cast<long>(std::floor(from_y));
            double level = 250;
            if (left >= 0 && top >= 0 && left + 1 < static_cast<long>(gray.width) &&
                top + 1 < static_cast<long>(gray.height)) {
                const auto pixel = [&](long px, long py) {
                    return std::to_integer<int>(
                        gray.bytes[static_cast<std::size_t>(py) * gray.width +
                                   static_cast<std::size_t>(px)]);
                };
                const double u = from_x - static_cast<double>(left);
                const double v = from_y - static_cast<double>(top);
                level = (pixel(left, top) * (1 - u) + pixel(left + 1, top) * u) * (1 - v) +
                        (pixel(left, top + 1) * (1 - u) + pixel(left + 1, top + 1) * u) * v;
            }
            result.bytes[std::size_t{y} * gray.width + x] =
                static_cast<std::byte>(static_cast<unsigned>(level));
        }
    return result;
}

Picture blurred(const Picture& gray, unsigned reach)
{
    Picture from = gray;
    for (const bool down : {false, true}) {
        Picture to = from;
        const std::size_t step = down ? gray.width : 1;
        for (std::size_t i = reach * step; i + reach * step < from.bytes.size(); ++i) {
            unsigned sum = 0;
            for (std::size_t k = 0; k <= 2 * reach; ++k)
                sum += std::to_integer<unsigned>(from.bytes[i + k * step - reach * step]);
            to.bytes[i] = static_cast<std::byte>(sum / (2 * reach + 1));
        }
        from = std::move(to);
    }
    return from;
}

Picture noisy(Picture gray, double deviation)
{
    std::mt19937 random{7};
    std::normal_distribution<double> noise{0, deviation};
    for (std::byte& level : gray.bytes)
        level = static_cast<std::byte>(static_cast<unsigned>(
            std::clamp(std::to_integer<int>(level) + noise(random), 0.0, 255.0)));
    return gray;
}

Picture dimmed(Picture gray, double light)
{
    for (std::byte& level : gray.bytes)
        level =
            static_cast<std::byte>(static_cast<unsigned>(std::to_integer<unsigned>(level) * light));
    return gray;
}

/// Grey over a part of the width.
Picture covered(Picture gray, double from, double to)
{
    for (unsigned y = 0; y < gray.height; ++y)
        std::fill(gray.bytes.data() + std::size_t{y} * gray.width +
                      static_cast<std::size_t>(gray.width * from),
                  gray.bytes.data() + std::size_t{y} * gray.width +
                      static_cast<std::size_t>(gray.width * to),
                  std::byte{150});
    return gray;
}

Picture at(const Picture& gray, unsigned other_dpi)
{
    return shrunk(gray.view(), gray.width * other_dpi / dpi, gray.height * other_dpi / dpi);
}

struct Condition {
    const char* name;
    std::function<Picture(const Picture&)> damage;
    unsigned dpi = 300;
};

const std::vector<Condition>& conditions()
{
    static const std::vector<Condition> all{
        {"as it lies", [](const Picture& p) { return p; }},
        {"one degree askew", [](const Picture& p) { return turned(p, 1); }},
        {"four degrees askew", [](const Picture& p) { return turned(p, -4); }},
        {"upside down", [](const Picture& p) { return turned_upright(p, 3); }},
        {"on its left side", [](const Picture& p) { return turned_upright(p, 8); }},
        {"on its right side, askew",
         [](const Picture& p) { return turned_upright(turned(p, 2), 6); }},
        {"200 dpi", [](const Picture& p) { return at(p, 200); }, 200},
        {"150 dpi", [](const Picture& p) { return at(p, 150); }, 150},
        {"blurred", [](const Picture& p) { return blurred(p, 2); }},
        {"much blurred", [](const Picture& p) { return blurred(blurred(p, 2), 2); }},
        {"noisy", [](const Picture& p) { return noisy(p, 25); }},
        {"very noisy", [](const Picture& p) { return noisy(p, 45); }},
        {"dim", [](const Picture& p) { return dimmed(p, 0.6); }},
        {"dim, askew, blurred, noisy",
         [](const Picture& p) { return noisy(blurred(turned(dimmed(p, 0.7), 3), 1), 12); }},
    };
    return all;
}

/// How a document was read.
enum class Outcome { Right, Wrong, Unread };

Outcome read(const Specimen& specimen, const Condition& condition)
{
    const Picture page = condition.damage(specimen.picture);
    Outcome outcome = Outcome::Unread;
    reader().read(page.view(), condition.dpi, [&](const ZoneText& text) {
        const auto zone = dossier::parse_zone({text.lines, text.doubts}, today);
        if (!zone)
            return false;
        auto right = dossier::parse_zone({specimen.zone, {}}, today);
        right->corrected = zone->corrected;
        outcome = *zone == *right ? Outcome::Right : Outcome::Wrong;
        return true;
    });
    return outcome;
}

} // namespace

TEST_CASE("specimens are read however they lie on the glass, and as they are")
{
    for (const Condition& condition : conditions())
        for (const Specimen& specimen : specimens()) {
            CAPTURE(std::string{condition.name});
            CAPTURE(std::string{specimen.name});
            CHECK(read(specimen, condition) == Outcome::Right);
        }
}

TEST_CASE("what is too bad to be read is left unread rather than misread")
{
    const std::vector<Condition> hopeless{
        {"very much blurred",
         [](const Picture& p) { return blurred(blurred(blurred(p, 4), 4), 4); }},
        {"hardly lit", [](const Picture& p) { return noisy(dimmed(p, 0.15), 30); }},
        {"50 dpi", [](const Picture& p) { return at(p, 50); }, 50},
        {"a finger on the zone", [](const Picture& p) { return covered(p, 0.35, 0.6); }},
        {"cut off", [](const Picture& p) { return covered(p, 0.0, 0.3); }},
    };
    for (const Condition& condition : hopeless)
        for (const Specimen& specimen : specimens()) {
            CAPTURE(std::string{condition.name});
            CAPTURE(std::string{specimen.name});
            CHECK(read(specimen, condition) != Outcome::Wrong);
        }
}

TEST_CASE("pages without a zone have none")
{
    for (const char* name : {"electricity-bill", "ephoto-sheet", "blank"}) {
        const Picture page = drawn(name);
        CHECK_FALSE(reader().read(page.view(), dpi, [](const ZoneText& text) {
            return dossier::parse_zone({text.lines, text.doubts}, today).has_value();
        }));
    }
}

TEST_CASE("a font that is not there is named")
{
    const auto none = ZoneReader::load({"/nowhere/OCRB.otf"});
    REQUIRE_FALSE(none);
    CHECK(none.error().detail == "/nowhere/OCRB.otf: no font that can be read");
}
