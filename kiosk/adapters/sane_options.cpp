#include "kiosk/adapters/sane_options.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <cstring>
#include <sane/sane.h>
#include <tuple>

namespace kiosk::adapters
{

namespace
{

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

bool says_yes(const std::string& value)
{
    return value == "yes" || value == "true" || value == "1";
}

/// The value as the bytes that the option wants; empty where it is of no use.
std::vector<SANE_Word> words_for(const SANE_Option_Descriptor& option, const std::string& value)
{
    const auto size = static_cast<std::size_t>(std::max(option.size, SANE_Int{0}));
    std::vector<SANE_Word> words(std::max<std::size_t>(size / sizeof(SANE_Word) + 1, 1));
    switch (option.type) {
    case SANE_TYPE_BOOL:
        words[0] = says_yes(value) ? SANE_TRUE : SANE_FALSE;
        break;
    case SANE_TYPE_INT:
        words[0] = static_cast<SANE_Word>(std::strtol(value.c_str(), nullptr, 10));
        break;
    case SANE_TYPE_FIXED:
        words[0] = SANE_FIX(std::strtod(value.c_str(), nullptr));
        break;
    case SANE_TYPE_STRING:
        if (value.size() >= size)
            return {};
        std::memcpy(words.data(), value.c_str(), value.size() + 1);
        break;
    default:
        break;
    }
    return words;
}

} // namespace

SaneOptions::SaneOptions(void* handle) : m_handle{handle}
{
    list();
}

void SaneOptions::list()
{
    m_numbers.clear();
    for (int i = 1; const SANE_Option_Descriptor* option = sane_get_option_descriptor(m_handle, i);
         ++i)
        if (option->name != nullptr && option->type != SANE_TYPE_GROUP)
            m_numbers.emplace(option->name, i);
}

base::Result<void> SaneOptions::set(std::string_view name, const std::string& value)
{
    const auto failed = [&](const char* why) {
        return base::failure(base::ErrorCode::ScannerFailed,
                             "option " + std::string{name} + ": " + why);
    };
    const auto found = m_numbers.find(name);
    if (found == m_numbers.end())
        return failed("the device has none of that name");
    const SANE_Option_Descriptor* option = sane_get_option_descriptor(m_handle, found->second);
    if (!SANE_OPTION_IS_ACTIVE(option->cap) || !SANE_OPTION_IS_SETTABLE(option->cap))
        return failed("cannot be set now");
    std::vector<SANE_Word> words = words_for(*option, value);
    if (words.empty())
        return failed("the value is too long");
    SANE_Int said = 0;
    const SANE_Status status =
        sane_control_option(m_handle, found->second, SANE_ACTION_SET_VALUE, words.data(), &said);
    if (status != SANE_STATUS_GOOD)
        return failed(sane_strstatus(status));
    if ((said & SANE_INFO_RELOAD_OPTIONS) != 0)
        list();
    return {};
}

void SaneOptions::choose(std::string_view name, const std::vector<std::string>& parts)
{
    const auto found = m_numbers.find(name);
    if (found == m_numbers.end())
        return;
    const SANE_Option_Descriptor* option = sane_get_option_descriptor(m_handle, found->second);
    if (option->constraint_type != SANE_CONSTRAINT_STRING_LIST)
        return;
    for (const SANE_String_Const* word = option->constraint.string_list; *word != nullptr; ++word)
        for (const std::string& part : parts)
            if (lower(*word).contains(part)) {
                std::ignore = set(name, *word);
                return;
            }
}

std::optional<double> SaneOptions::number(std::string_view name) const
{
    const auto found = m_numbers.find(name);
    if (found == m_numbers.end())
        return std::nullopt;
    const SANE_Option_Descriptor* option = sane_get_option_descriptor(m_handle, found->second);
    SANE_Word word = 0;
    if (option->size != sizeof word ||
        sane_control_option(m_handle, found->second, SANE_ACTION_GET_VALUE, &word, nullptr) !=
            SANE_STATUS_GOOD)
        return std::nullopt;
    return option->type == SANE_TYPE_FIXED ? SANE_UNFIX(word) : static_cast<double>(word);
}

} // namespace kiosk::adapters
