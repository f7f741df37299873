#include "shared/catalogue/rule_words.h"

#include "shared/catalogue/json.h"

#include <array>
#include <fmt/format.h>
#include <optional>

namespace catalogue
{

namespace
{

using List = Value::List;
using Object = Value::Object;

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> signs{{
    {"<", "<"},
    {"<=", "≤"},
    {">", ">"},
    {">=", "≥"},
    {"==", "="},
    {"!=", "≠"},
}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> units{{
    {"years", "ans"},
    {"months", "mois"},
    {"days", "jours"},
}};

std::string in_json(const Value& json)
{
    return fmt::format("`{}`", to_json(json));
}

/// The only operator of an expression with its arguments.
std::optional<std::pair<std::string, List>> operation_of(const Value& json)
{
    const auto* object = std::get_if<Object>(&json.content);
    if (object == nullptr || object->size() != 1)
        return std::nullopt;
    const auto& [name, arguments] = *object->begin();
    const auto* list = std::get_if<List>(&arguments.content);
    return std::pair{name, list != nullptr ? *list : List{arguments}};
}

std::optional<std::string> fact_in(const Value& json)
{
    const auto operation = operation_of(json);
    if (!operation || operation->first != "var" || operation->second.empty() ||
        operation->second[0].text() == nullptr)
        return std::nullopt;
    return *operation->second[0].text();
}

bool is_choice(const Value& json)
{
    const auto* list = std::get_if<List>(&json.content);
    return json.text() != nullptr || (list != nullptr && !list->empty());
}

template <typename Table>
std::optional<std::string> found_in(const Table& table, std::string_view name)
{
    for (const auto& [known, words] : table)
        if (known == name)
            return std::string{words};
    return std::nullopt;
}

} // namespace

std::string RuleWords::phrase(const Value& json) const
{
    if (json == Value{true})
        return "toujours";
    const auto operation = operation_of(json);
    if (!operation)
        return term(json);
    const auto& [name, arguments] = *operation;
    if (name == "and" || name == "or")
        return joined(arguments, name == "and" ? " et " : " ou ");
    if (name == "!" && arguments.size() == 1)
        return denied(arguments[0]);
    if (name == "var")
        return asked(json);
    if ((name == "==" || name == "!=") && arguments.size() == 2 && arguments[1].is_null())
        return fmt::format("{}\u00a0: {}connu", term(arguments[0]), name == "==" ? "pas " : "");
    const bool chooses = name == "==" || name == "!=" || name == "in";
    if (chooses && arguments.size() == 2 && !chosen(arguments, name != "!=").empty())
        return chosen(arguments, name != "!=");
    if (const auto sign = found_in(signs, name); sign && arguments.size() >= 2)
        return compared(arguments, *sign);
    return term(json);
}

std::string RuleWords::under(const Rule& rule) const
{
    if (rule.is_always())
        return {};
    const std::string words = of(rule);
    return fmt::format(" — {}{}", words.starts_with("sauf si ") ? "" : "si ", words);
}

std::string RuleWords::joined(const List& parts, std::string_view link) const
{
    std::vector<std::string> said;
    for (const Value& part : parts) {
        const auto operation = operation_of(part);
        const bool nested = operation && (operation->first == "and" || operation->first == "or");
        said.push_back(nested ? fmt::format("({})", phrase(part)) : phrase(part));
    }
    return fmt::format("{}", fmt::join(said, link));
}

std::string RuleWords::denied(const Value& json) const
{
    if (const auto fact = fact_in(json); fact && m_words.has("rule." + *fact))
        return "sauf si " + label(*fact);
    if (const auto fact = fact_in(json))
        return fmt::format("{}\u00a0: non", label(*fact));
    const auto operation = operation_of(json);
    if (operation && operation->second.size() == 2 &&
        (operation->first == "==" || operation->first == "in"))
        if (std::string words = chosen(operation->second, false); !words.empty())
            return words;
    return fmt::format("sauf si ({})", phrase(json));
}

std::string RuleWords::asked(const Value& json) const
{
    const auto name = fact_in(json);
    if (!name)
        return in_json(json);
    if (m_words.has("rule." + *name))
        return label(*name);
    const Fact* fact = m_catalogue.fact(*name);
    const bool is_known = fact != nullptr && fact->type != FactType::YesNo;
    return fmt::format("{}\u00a0: {}", label(*name), is_known ? "connu" : "oui");
}

/// A fact that is, or is not, one of some values; nothing where it is no such comparison.
std::string RuleWords::chosen(const List& sides, bool is_so) const
{
    const bool fact_first = fact_in(sides[0]).has_value();
    const auto fact = fact_first ? fact_in(sides[0]) : fact_in(sides[1]);
    const Value& values = fact_first ? sides[1] : sides[0];
    if (!fact || !is_choice(values))
        return {};
    return fmt::format("{}\u00a0: {}{}", label(*fact), is_so ? "" : "pas ", options(*fact, values));
}

std::string RuleWords::compared(const List& sides, std::string_view sign) const
{
    return terms(sides, fmt::format(" {} ", sign));
}

std::string RuleWords::terms(const List& parts, std::string_view link) const
{
    std::vector<std::string> said;
    for (const Value& part : parts)
        said.push_back(term(part));
    return fmt::format("{}", fmt::join(said, link));
}

std::string RuleWords::term(const Value& json) const
{
    if (json.text() != nullptr)
        return *json.text();
    if (json.number() != nullptr || json.boolean() != nullptr)
        return to_json(json);
    if (const auto fact = fact_in(json))
        return label(*fact);
    const auto operation = operation_of(json);
    if (!operation)
        return in_json(json);
    const auto& [name, arguments] = *operation;
    if (name == "or")
        return fmt::format("({})", terms(arguments, " ou "));
    if (name == "-" && arguments.size() == 2)
        return fmt::format("({})", terms(arguments, " − "));
    if (name == "age" && !arguments.empty() && fact_in(arguments[0]) == "birth_date")
        return "âge";
    if (name == "date_add" && arguments.size() == 3 && arguments[2].text() != nullptr) {
        const auto unit = found_in(units, *arguments[2].text());
        return fmt::format("({} + {} {})", term(arguments[0]), term(arguments[1]),
                           unit.value_or(*arguments[2].text()));
    }
    return in_json(json);
}

std::string RuleWords::options(const std::string& fact, const Value& values) const
{
    const auto* list = std::get_if<List>(&values.content);
    std::vector<std::string> said;
    for (const Value& value : list != nullptr ? *list : List{values})
        said.push_back(value.text() != nullptr ? option(fact, *value.text())
                       : value.is_null()       ? "non connu"
                                               : term(value));
    const std::string last = said.back();
    said.pop_back();
    return said.empty() ? last : fmt::format("{} ou {}", fmt::join(said, ", "), last);
}

std::string RuleWords::option(const std::string& fact, const std::string& value) const
{
    const Fact* known = m_catalogue.fact(fact);
    if (known != nullptr && known->type == FactType::Country)
        return m_words.country(value).utf8();
    for (const char* key :
         {"guide.option.{0}.{1}", "form.option.{0}.{1}", "procedure.common.family.{1}"})
        if (const auto named = fmt::format(fmt::runtime(key), fact, value); m_words.has(named))
            return fmt::format("«\u00a0{}\u00a0»", m_words.text(named).utf8());
    return fmt::format("`{}`", value);
}

std::string RuleWords::label(const std::string& fact) const
{
    for (const char* key : {"rule.{}", "guide.question.{}.short", "fact.{}", "form.field.{}.label",
                            "procedure.ase.field.{}.label"})
        if (const auto named = fmt::format(fmt::runtime(key), fact); m_words.has(named))
            return without_isolates(m_words.text(named).utf8());
    return fmt::format("`{}`", fact);
}

std::string without_isolates(std::string text)
{
    constexpr std::array<std::string_view, 4> marks{"\u2066", "\u2067", "\u2068", "\u2069"};
    for (const std::string_view mark : marks)
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark))
            text.erase(at, mark.size());
    return text;
}

} // namespace catalogue
