#include "tests/journeys/letters.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <regex>
#include <sstream>

namespace tests::journeys
{

namespace
{

std::string from_base64(std::string_view text)
{
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    std::uint32_t held = 0;
    int bits = 0;
    for (const char c : text) {
        const auto digit = digits.find(c);
        if (digit == std::string_view::npos)
            continue;
        held = held << 6U | static_cast<std::uint32_t>(digit);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes += static_cast<char>(held >> static_cast<unsigned>(bits) & 0xFFU);
        }
    }
    return bytes;
}

} // namespace

std::vector<std::filesystem::path> mails_in(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> mails;
    for (const auto& entry : std::filesystem::directory_iterator{folder})
        if (entry.path().extension() == ".eml")
            mails.push_back(entry.path());
    std::ranges::sort(mails); // their names begin with the time
    return mails;
}

std::string words_of_mail(const std::filesystem::path& file)
{
    std::ifstream stream{file, std::ios::binary};
    std::stringstream whole;
    whole << stream.rdbuf();
    const std::string text = whole.str();
    const auto part = text.find("Content-Type: text/plain");
    const auto start = text.find("\r\n\r\n", part);
    if (part == std::string::npos || start == std::string::npos)
        return {};
    const auto end = text.find("\r\n--", start);
    return from_base64(std::string_view{text}.substr(start, end - start));
}

std::optional<std::string> code_in(const std::string& words)
{
    std::string plain = std::regex_replace(words, std::regex{"https?://[^\\s]+"}, "");
    // Signs of direction and spaces that do not break may stand between the digits.
    std::erase_if(plain, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    std::smatch found;
    if (!std::regex_search(plain, found, std::regex{"\\b(\\d{4}) ?(\\d{4})\\b"}))
        return std::nullopt;
    return found[1].str() + found[2].str();
}

std::optional<std::string> link_in(const std::string& words)
{
    std::smatch found;
    if (!std::regex_search(words, found, std::regex{"https?://[-A-Za-z0-9._~:/?=&%]+"}))
        return std::nullopt;
    return found.str();
}

} // namespace tests::journeys
