#include "shared/catalogue/former.h"
#include "shared/catalogue/json.h"
#include "shared/guide/check.h"
#include "shared/guide/scenario.h"

#include <array>
#include <cstdio>
#include <fmt/format.h>
#include <span>

// guichet-guide: what the guide asks and what it answers, for a person who looks after the data.
// Run it where assets/ and locales/ are.

namespace
{

using namespace guide;

constexpr std::string_view usage = R"(usage: guichet-guide evaluate FILE|-
       guichet-guide questions [LANGUAGE]
       guichet-guide facts
       guichet-guide check

evaluate   reads what is known of a person (YAML or JSON) and prints, as JSON, the outcome, the
           other ways, pieces, timing, cost, messages, and the questions that are still open.
           What is not listed is not known. "today" (or "ref") is the day, "language" fr, en or ar.
questions  prints what the guide asks, in its order, and when.
facts      prints the names and values that "evaluate" reads.
check      reads every file of assets/catalogue and prints every mistake, one a line.

example: guichet-guide evaluate - <<END
today: 2026-11-23
language: en
purpose: first
nationality: BR
birth_date: 2009-08-10
wants_work: yes
emancipated: no
grounds: [ase]
ase_date: 2021-04-16
END
)";

struct Loaded {
    messages::Catalog words;
    catalogue::Catalogue catalogue;
};

base::Result<Loaded> load(std::string_view language)
{
    messages::Catalog words = TRY(messages::Catalog::load("locales", language));
    auto catalogue = TRY(catalogue::Catalogue::load(
        "assets/catalogue", [&](std::string_view key) { return words.has(key); }));
    return Loaded{std::move(words), std::move(catalogue)};
}

base::Result<Guide> load_guide(const Loaded& loaded)
{
    return Guide::load("assets/catalogue", loaded.catalogue,
                       [&](std::string_view key) { return loaded.words.has(key); });
}

base::Result<void> evaluate(const std::string& file)
{
    const catalogue::Entry entry = TRY(catalogue::read_yaml(file == "-" ? "/dev/stdin" : file));
    const Loaded loaded = TRY(load(language_of(entry)));
    const Guide guide = TRY(load_guide(loaded));
    const catalogue::Facts facts =
        TRY(facts_in(entry, loaded.catalogue, TRY(read_other_words("assets/catalogue"))));
    const Speaker speaker{loaded.catalogue, loaded.words};
    fmt::print("{}\n", catalogue::to_json(speaker.evaluation(guide, facts)));
    return {};
}

std::string_view name_of(catalogue::FactType type)
{
    constexpr std::array names{"text",   "date",    "number", "yes or no",
                               "choice", "choices", "country"};
    return names.at(static_cast<std::size_t>(type));
}

base::Result<void> print_facts()
{
    const Loaded loaded = TRY(load("fr"));
    for (const catalogue::Fact& fact : loaded.catalogue.facts()) {
        fmt::print("{}{}: {}", fact.name, fact.also.empty() ? "" : " (" + fact.also + ")",
                   name_of(fact.type));
        fmt::print("{} {}\n", fact.values.empty() ? "" : " of", fmt::join(fact.values, ", "));
    }
    return {};
}

/// A mistake of the catalogue hides those of the guide, which needs a sound one.
base::Result<void> check()
{
    constexpr const char* folder = "assets/catalogue";
    const messages::Catalog words = TRY(messages::Catalog::load("locales", "fr"));
    const auto exists = [&](std::string_view key) { return words.has(key); };
    std::vector<catalogue::Fault> faults = catalogue::Catalogue::faults(folder, exists);
    if (faults.empty()) {
        const auto loaded = TRY(catalogue::Catalogue::load(folder, exists));
        faults = faults_of_files(folder, loaded, exists);
        if (const auto former = catalogue::load_former(folder, loaded); !former)
            faults.push_back({.text = former.error().detail});
    }
    std::string lines;
    for (const catalogue::Fault& fault : faults)
        lines += (lines.empty() ? "" : "\n") + fault.text;
    if (!lines.empty())
        return base::failure(base::ErrorCode::DataInvalid, lines);
    return {};
}

base::Result<void> print_questions(std::string_view language)
{
    const Loaded loaded = TRY(load(language));
    const Guide guide = TRY(load_guide(loaded));
    const auto say = [&](const MessageKey& key) { return loaded.words.text(key).utf8(); };
    for (const Question& question : guide.questions()) {
        fmt::print("{} -> {}\n  {}\n  {}\n", question.id, question.fact, say(question.text),
                   say(question.why));
        if (question.when.to_value() != catalogue::Value{true})
            fmt::print("  when {}\n", catalogue::to_json(question.when.to_value()));
        for (const Option& option : question.options)
            fmt::print("    {}: {}\n", option.value, say(option.label));
        fmt::print("\n");
    }
    return {};
}

base::Result<void> run(std::span<char*> arguments)
{
    const std::string_view command = arguments[0];
    if (command == "evaluate" && arguments.size() == 2)
        return evaluate(arguments[1]);
    if (command == "questions" && arguments.size() <= 2)
        return print_questions(arguments.size() == 2 ? arguments[1] : "fr");
    if (command == "facts" && arguments.size() == 1)
        return print_facts();
    if (command == "check" && arguments.size() == 1)
        return check();
    return base::failure(base::ErrorCode::DataInvalid, std::string{usage});
}

} // namespace

int main(int argc, char** argv)
{
    const std::span arguments{argv + 1, static_cast<std::size_t>(argc > 0 ? argc - 1 : 0)};
    const bool asks_help = !arguments.empty() && (std::string_view{arguments[0]} == "--help" ||
                                                  std::string_view{arguments[0]} == "-h");
    if (arguments.empty() || asks_help) {
        fmt::print(asks_help ? stdout : stderr, "{}", usage);
        return asks_help ? 0 : 2;
    }
    const auto done = run(arguments);
    if (!done)
        fmt::print(stderr, "{}\n", done.error().detail);
    return done ? 0 : 1;
}
