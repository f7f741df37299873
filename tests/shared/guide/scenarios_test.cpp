#include "shared/guide/scenario.h"
#include "tests/shared/guide/product.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <set>
#include <yaml-cpp/yaml.h>

// The people of scenarios/: what they say, and what they are told.

namespace fs = std::filesystem;

namespace
{

using Names = std::set<std::string>;

constexpr std::array bands{"too_early", "open", "late", "expired", "lost"};

Names names_in(const YAML::Node& list)
{
    if (!list)
        return {};
    const auto names = list.as<std::vector<std::string>>();
    return {names.begin(), names.end()};
}

catalogue::Facts facts_of(const fs::path& file)
{
    const auto others = guide::read_other_words("assets/catalogue");
    REQUIRE_MESSAGE(others.has_value(), others.error().detail);
    const auto entry = catalogue::read_yaml(file);
    REQUIRE_MESSAGE(entry.has_value(), entry.error().detail);
    const auto facts = guide::facts_in(*entry, product_catalogue(), *others);
    REQUIRE_MESSAGE(facts.has_value(), facts.error().detail);
    return *facts;
}

/// D16* is asked but stops nothing, D05/R is handed over with the card.
Names pieces_of(const guide::Advice& advice)
{
    Names pieces;
    for (const auto& asked :
         asked_pieces(product_catalogue(), *advice.proposals.front().procedure, advice.facts))
        pieces.insert(asked.piece->id + (asked.request->blocking ? "" : "*") +
                      (asked.request->at_collection ? "/R" : ""));
    return pieces;
}

std::string window_of(const guide::Advice& advice)
{
    return advice.proposals.front().window
               ? std::string{bands.at(
                     static_cast<std::size_t>(advice.proposals.front().window->band))} +
                     " " + base::format_date(advice.proposals.front().window->opens) + " " +
                     base::format_date(advice.proposals.front().window->closes)
               : "";
}

std::string expected_window(const YAML::Node& expected, const guide::Advice& advice)
{
    if (!expected["band"])
        return "";
    const auto text = [&](const char* name, base::Date otherwise) {
        return expected[name] ? expected[name].as<std::string>() : base::format_date(otherwise);
    };
    REQUIRE(advice.proposals.front().window);
    return expected["band"].as<std::string>() + " " +
           text("opens", advice.proposals.front().window->opens) + " " +
           text("closes", advice.proposals.front().window->closes);
}

Names calendars_of(const guide::Advice& advice)
{
    Names calendars;
    for (const guide::Calendar& calendar : advice.proposals.front().window->calendars)
        calendars.insert(
            std::string{calendar.channel == guide::Channel::Online ? "online " : "desk "} +
            base::format_date(calendar.opens) + " " + base::format_date(calendar.closes));
    return calendars;
}

template <typename Items, typename Name>
void check_among(const Names& expected, const Items& items, Name name)
{
    Names found;
    for (const auto& item : items)
        found.insert(name(item));
    for (const std::string& one : expected)
        CHECK_MESSAGE(found.contains(one), one << " is not told");
}

void check_cost(const YAML::Node& expected, const guide::Advice& advice)
{
    const auto day = base::parse_date(*advice.facts.at("today").text());
    const auto cost = cost_for(product_catalogue(), *advice.proposals.front().procedure,
                               advice.facts, day.value());
    if (expected["total"])
        CHECK(cost.total == expected["total"].as<unsigned>());
    CHECK(cost.known == expected["cost_known"].as<bool>(true));
}

void add_keys(const std::vector<guide::Message>& messages, Names& keys)
{
    for (const guide::Message& message : messages)
        keys.insert(message.key);
}

/// The sentences that stand with the first proposal, whatever part of the page they stand in.
Names said_to(const guide::Advice& advice)
{
    const catalogue::Procedure& main = *advice.proposals.front().procedure;
    const base::Date today = today_in(advice.facts);
    Names keys;
    const guide::Proposal& first = advice.proposals.front();
    add_keys(first.messages, keys);
    add_keys(first.deadlines, keys);
    if (first.window)
        add_keys(first.window->messages, keys);
    for (const auto* notes : {&main.conditions, &main.next})
        for (const auto& key : catalogue::said(*notes, advice.facts, today))
            keys.insert(key);
    for (const auto& one : {main.work, main.validity, main.confirmation})
        keys.insert(one.value_or("nothing"));
    for (const auto& key : cost_for(product_catalogue(), main, advice.facts, today).notes)
        keys.insert(key);
    return keys;
}

void check_scenario(const fs::path& file)
{
    INFO(file.string());
    const YAML::Node expected = YAML::LoadFile(file.string())["expected"];
    const guide::Advice advice = product_guide().advise(facts_of(file));
    CHECK(advice.proposals.front().code == expected["outcome"].as<std::string>());
    CHECK(pieces_of(advice) == names_in(expected["pieces"]));
    CHECK(window_of(advice) == expected_window(expected, advice));
    if (expected["calendars"])
        CHECK(calendars_of(advice) == names_in(expected["calendars"]));
    if (expected["total"] || expected["cost_known"])
        check_cost(expected, advice);
    check_among(
        names_in(expected["deadlines"]), advice.proposals.front().deadlines,
        [](const guide::Message& one) { return base::format_date(one.dates.front().second); });
    check_among(names_in(expected["others"]), advice.others,
                [](const auto& one) { return one.code; });
    check_among(names_in(expected["messages"]), said_to(advice),
                [](const auto& key) { return key; });
    for (const std::string& key : names_in(expected["never"]))
        CHECK_MESSAGE(!said_to(advice).contains(key), key);
    CHECK(advice.contradictions.empty());
}

/// The sentences on the page of the first proposal; a summary that is its reason stands once.
std::vector<std::string> sentences_of(const guide::Advice& advice, const messages::Catalog& words)
{
    const guide::Proposal& first = advice.proposals.front();
    const catalogue::Procedure& main = *first.procedure;
    std::vector<std::string> texts{words.text("common.decision_note").utf8(),
                                   words.text("outcome.desk").utf8()};
    for (const auto* notes : {&main.conditions, &main.next})
        for (const auto& key : catalogue::said(*notes, advice.facts, today_in(advice.facts)))
            texts.push_back(words.text(key).utf8());
    for (const guide::Message& message : first.messages)
        if (message.dates.empty())
            texts.push_back(words.text(message.key).utf8());
    texts.push_back(words.text(main.summary).utf8());
    const std::string reason = words.text(first.reason).utf8();
    if (reason != texts.back())
        texts.push_back(reason);
    std::vector<std::string> sentences;
    for (const std::string& text : texts)
        for (std::size_t from = 0; from < text.size();) {
            const std::size_t end = std::min(text.find(". ", from), text.size() - 1) + 1;
            sentences.push_back(text.substr(from, end - from));
            from = end + (end < text.size() ? 1 : 0);
        }
    return sentences;
}

} // namespace

TEST_CASE("nothing is said twice on the page of an outcome")
{
    for (const char* language : {"fr", "en", "ar"}) {
        const auto words = messages::Catalog::load("locales", language);
        REQUIRE(words.has_value());
        for (const auto& file : fs::directory_iterator{"tests/shared/guide/scenarios"}) {
            INFO(language, " ", file.path().string());
            auto sentences = sentences_of(product_guide().advise(facts_of(file.path())), *words);
            std::ranges::sort(sentences);
            const auto twice = std::ranges::adjacent_find(sentences);
            CHECK_MESSAGE(twice == sentences.end(), (twice == sentences.end() ? "" : *twice));
        }
    }
}

TEST_CASE("the people of the acceptance scenarios are told what the law gives them")
{
    std::size_t scenarios = 0;
    for (const auto& file : fs::directory_iterator{"tests/shared/guide/scenarios"}) {
        check_scenario(file.path());
        ++scenarios;
    }
    CHECK(scenarios >= 25);
}

TEST_CASE("each of the 25 acceptance scenarios says what must be said")
{
    for (int i = 1; i <= 25; ++i) {
        const auto file = fmt::format("tests/shared/guide/scenarios/o{:02}.yaml", i);
        INFO(file);
        CHECK_FALSE(names_in(YAML::LoadFile(file)["expected"]["messages"]).empty());
    }
}
