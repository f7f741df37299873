#include "shared/guide/code.h"

#include "shared/catalogue/json.h"
#include "shared/guide/packing.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace guide
{

namespace
{

using catalogue::Facts;
using catalogue::Value;

// Width of what stands before the answers, and of one answer by its kind.
constexpr unsigned digest_bits = 10;
constexpr unsigned day_bits = 14;
constexpr unsigned count_bits = 5;
constexpr unsigned date_bits = 16;
constexpr unsigned letter_bits = 5;
constexpr unsigned number_bits = 10;
constexpr unsigned choices_bits = 2;
constexpr std::size_t most_choices = (1U << choices_bits) - 1;

constexpr std::chrono::sys_days first_day{std::chrono::year{2024} / 1 / 1};
constexpr std::chrono::sys_days first_date{std::chrono::year{1900} / 1 / 1};

// The first numbers of every answer's alphabet.
constexpr unsigned not_answered = 0;
constexpr unsigned unsure = 1;
constexpr unsigned first_value = 2;

unsigned days_from(std::chrono::sys_days start, base::Date date, unsigned width)
{
    const auto days = (std::chrono::sys_days{date} - start).count();
    return static_cast<unsigned>(std::clamp<long>(days, 0, (1L << width) - 1 - first_value));
}

base::Date day_after(std::chrono::sys_days start, unsigned days)
{
    return base::Date{start + std::chrono::days{days}};
}

unsigned width_of_choice(const Question& question)
{
    return static_cast<unsigned>(std::bit_width(question.options.size() + first_value - 1));
}

unsigned index_of(const Question& question, const Value& value)
{
    const auto found = std::ranges::find_if(question.options, [&](const Option& option) {
        return value.text() != nullptr && option.value == *value.text();
    });
    return found == question.options.end()
               ? not_answered
               : static_cast<unsigned>(found - question.options.begin()) + first_value;
}

/// Nothing where the question has no such option.
std::optional<Value> option_at(const Question& question, unsigned number)
{
    const std::size_t index = std::size_t{number} - first_value;
    return index < question.options.size() ? std::optional{Value{question.options[index].value}}
                                           : std::nullopt;
}

void put_choices(BitWriter& bits, const Question& question, const Value* value)
{
    const auto* list = value == nullptr ? nullptr : std::get_if<Value::List>(&value->content);
    std::vector<unsigned> chosen;
    for (const Value& item : list == nullptr ? Value::List{} : *list)
        if (const unsigned index = index_of(question, item); index != not_answered)
            chosen.push_back(index);
    chosen.resize(std::min<std::size_t>(chosen.size(), most_choices));
    bits.put(static_cast<unsigned>(chosen.size()), choices_bits);
    for (const unsigned index : chosen)
        bits.put(index, width_of_choice(question));
}

unsigned width_of(const Question& question)
{
    switch (question.kind) {
    case QuestionKind::YesNo:
        return 2;
    case QuestionKind::Date:
        return date_bits;
    case QuestionKind::Country:
        return 2 * letter_bits;
    case QuestionKind::Number:
        return number_bits;
    default:
        return width_of_choice(question);
    }
}

/// A letter of a country's code; nothing where the number is none.
std::optional<char> country_letter(unsigned number)
{
    return number >= 1 && number <= 26 ? std::optional{static_cast<char>('A' + number - 1)}
                                       : std::nullopt;
}

unsigned country_number(const std::string& code)
{
    return code.size() == 2 ? static_cast<unsigned>((code[0] - 'A' + 1) * 32 + (code[1] - 'A' + 1))
                            : not_answered;
}

unsigned number_of(const Question& question, const Value& value)
{
    if (value.is_null())
        return unsure;
    if (const bool* yes = value.boolean())
        return first_value + (*yes ? 1U : 0U);
    if (const double* number = value.number())
        return first_value + static_cast<unsigned>(std::clamp(std::round(*number), 0.0, 1021.0));
    if (question.kind == QuestionKind::Country)
        return value.text() == nullptr ? not_answered : country_number(*value.text());
    if (question.kind == QuestionKind::Date) {
        const auto date = value.text() == nullptr ? std::nullopt : base::parse_date(*value.text());
        return date ? days_from(first_date, *date, date_bits) + first_value : not_answered;
    }
    return index_of(question, value);
}

/// The country with that number; nothing where it has none.
std::optional<Value> country_at(unsigned number)
{
    const auto first = country_letter(number / 32);
    const auto second = country_letter(number % 32);
    return first && second ? std::optional{Value{std::string{*first, *second}}} : std::nullopt;
}

/// What a number stands for beside "not answered"; nothing where it stands for nothing.
std::optional<Value> value_of(const Question& question, unsigned number)
{
    if (number == unsure)
        return Value{};
    switch (question.kind) {
    case QuestionKind::YesNo:
        return number != first_value;
    case QuestionKind::Date:
        return base::format_date(day_after(first_date, number - first_value));
    case QuestionKind::Country:
        return country_at(number);
    case QuestionKind::Number:
        return static_cast<double>(number - first_value);
    default:
        return option_at(question, number);
    }
}

/// What was read of one answer: a value, or that there is none.
using Taken = std::expected<std::optional<Value>, CodeFault>;

Taken take_choices(BitReader& bits, const Question& question)
{
    Value::List list(bits.take(choices_bits));
    for (Value& item : list) {
        auto option = option_at(question, bits.take(width_of_choice(question)));
        if (!option)
            return std::unexpected{CodeFault::Mistyped};
        item = *std::move(option);
    }
    return list.empty() ? std::nullopt : std::optional{Value{std::move(list)}};
}

Taken take_answer(BitReader& bits, const Question& question)
{
    if (question.kind == QuestionKind::Choices)
        return take_choices(bits, question);
    const unsigned number = bits.take(width_of(question));
    if (number == not_answered)
        return std::nullopt;
    auto value = value_of(question, number);
    if (!value)
        return std::unexpected{CodeFault::Mistyped};
    return value;
}

struct Walked {
    const Question* question = nullptr;
    std::optional<Value> value{};
};

/// Every question that these facts lead past, with what they know of it, up to the last known.
std::vector<Walked> walk(const Guide& guide, const Facts& known, const base::Date& today)
{
    std::vector<Walked> walked;
    Facts facts{{"today", base::format_date(today)}};
    std::size_t answered = 0;
    while (const Question* question = guide.next(facts)) {
        const auto found = known.find(question->fact);
        walked.push_back(
            {question, found == known.end() ? std::nullopt : std::optional{found->second}});
        facts[question->fact] = found == known.end() ? Value{} : found->second;
        if (found != known.end())
            answered = walked.size();
    }
    walked.resize(answered);
    return walked;
}

/// Of what was asked and answered: FNV-1a, folded. Questions that were not met do not count.
unsigned digest_of(const std::vector<Walked>& walked)
{
    std::uint32_t hash = 2166136261U;
    const auto mix = [&hash](std::string_view text) {
        for (const char letter : text)
            hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619U;
        hash = hash * 16777619U; // where it ends
    };
    for (const auto& [question, value] : walked) {
        mix(question->id);
        mix(value ? catalogue::to_json(*value) : "");
    }
    return (hash ^ (hash >> 10U) ^ (hash >> 20U)) & ((1U << digest_bits) - 1);
}

void put_answers(BitWriter& bits, const std::vector<Walked>& walked)
{
    for (const auto& [question, value] : walked)
        if (question->kind == QuestionKind::Choices)
            put_choices(bits, *question, value ? &*value : nullptr);
        else
            bits.put(value ? number_of(*question, *value) : not_answered, width_of(*question));
}

std::expected<std::vector<Walked>, CodeFault> take_answers(BitReader& bits, const Guide& guide)
{
    const base::Date day = day_after(first_day, bits.take(day_bits));
    const unsigned count = bits.take(count_bits);
    std::vector<Walked> walked;
    Facts facts{{"today", base::format_date(day)}};
    while (walked.size() < count) {
        const Question* question = guide.next(facts);
        if (question == nullptr)
            break;
        Taken taken = take_answer(bits, *question);
        if (!taken)
            return std::unexpected{taken.error()};
        facts[question->fact] = taken->value_or(Value{});
        walked.push_back({question, *std::move(taken)});
    }
    return walked;
}

/// The digest of what a reader of these bits will find.
unsigned digest_of(const BitWriter& told, const Guide& guide)
{
    BitReader again{told.bits()};
    const auto walked = take_answers(again, guide);
    return walked ? digest_of(*walked) : 0;
}

} // namespace

std::string code_of(const Guide& guide, const std::vector<Answer>& answers, const Facts& known)
{
    const base::Date today = date_in(known, "today").value_or(base::Date{first_day});
    const auto walked = walk(guide, facts_of(guide, answers, known), today);
    BitWriter told;
    told.put(days_from(first_day, today, day_bits), day_bits);
    told.put(static_cast<unsigned>(walked.size()), count_bits);
    put_answers(told, walked);
    BitWriter bits;
    bits.put(digest_of(told, guide), digest_bits);
    for (const bool bit : told.bits())
        bits.put(bit ? 1 : 0, 1);
    return to_letters(bits.bits());
}

std::expected<std::vector<Answer>, CodeFault> answers_from(const Guide& guide,
                                                           std::string_view code)
{
    LetterFault fault{};
    auto read = from_letters(code, fault);
    if (!read)
        return std::unexpected{fault == LetterFault::TooShort ? CodeFault::TooShort
                                                              : CodeFault::Mistyped};
    BitReader bits{*std::move(read)};
    const unsigned digest = bits.take(digest_bits);
    const auto walked = take_answers(bits, guide);
    if (!walked || digest_of(*walked) != digest)
        return std::unexpected{CodeFault::OtherVersion};
    std::vector<Answer> answers;
    for (const auto& [question, value] : *walked)
        if (value)
            answers.push_back({question->id, *value});
    return answers;
}

MessageKey message_for(CodeFault fault)
{
    switch (fault) {
    case CodeFault::TooShort:
        return "guide.code.too_short";
    case CodeFault::OtherVersion:
        return "guide.code.other_version";
    case CodeFault::Mistyped:
        break;
    }
    return "guide.code.mistyped";
}

} // namespace guide
