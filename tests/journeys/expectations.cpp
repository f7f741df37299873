#include "tests/journeys/letters.h"
#include "tests/journeys/player.h"

#include <fmt/format.h>
#include <fstream>

namespace tests::journeys
{

using base::Result;

namespace
{

std::unexpected<base::Error> wrong(const std::string& why)
{
    return base::failure(base::ErrorCode::DataInvalid, why);
}

std::vector<std::filesystem::path> papers_in(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> papers;
    if (std::filesystem::exists(folder))
        for (const auto& entry : std::filesystem::directory_iterator{folder})
            papers.push_back(entry.path());
    return papers;
}

/// The words of every document that was printed.
std::string printed_in(const std::filesystem::path& folder)
{
    std::string text;
    for (const std::filesystem::path& paper : papers_in(folder))
        text += output_of({"pdftotext", "-layout", paper.string(), "-"}).value_or("");
    return plain(text);
}

std::string text_of(const std::filesystem::path& file)
{
    std::ifstream stream{file};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

} // namespace

std::string plain(std::string_view text)
{
    std::string clean{text};
    const auto replace = [&](std::string_view sign, std::string_view by) {
        for (auto at = clean.find(sign); at != std::string::npos; at = clean.find(sign, at))
            clean.replace(at, sign.size(), by);
    };
    for (const std::string_view sign :
         {"\u2066", "\u2067", "\u2068", "\u2069", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c"})
        replace(sign, "");
    for (const std::string_view space : {"\u00a0", "\u202f"})
        replace(space, " ");
    return clean;
}

const std::map<std::string, Player::Deed>& Player::expectations()
{
    static const std::map<std::string, Deed> all{
        {"node", &Player::expect_node},          {"no-node", &Player::expect_no_node},
        {"value", &Player::expect_value},        {"text", &Player::expect_text},
        {"no-text", &Player::expect_no_text},    {"direction", &Player::expect_direction},
        {"central", &Player::expect_central},    {"printed", &Player::expect_printed},
        {"papers", &Player::expect_papers},      {"mails", &Player::expect_mails},
        {"mail", &Player::expect_mail},          {"page", &Player::expect_page},
        {"forgotten", &Player::expect_forgotten}};
    return all;
}

Result<void> Player::expect(const Words& words)
{
    const auto deed = expectations().find(words[0]);
    if (deed == expectations().end())
        return wrong("nothing can be expected of " + words[0]);
    const Words rest{words.begin() + 1, words.end()};
    if (rest.empty() && words[0] != "forgotten")
        return wrong("expect what?");
    return (this->*deed->second)(rest);
}

Result<void> Player::expect_node(const Words& words)
{
    if (!holds_in_time([&] { return m_hand->seen(words[0]).has_value(); }))
        return wrong(words[0] + " is not on the screen");
    return {};
}

Result<void> Player::expect_no_node(const Words& words)
{
    if (!holds_in_time([&] { return !m_hand->seen(words[0]); }))
        return wrong(words[0] + " is on the screen");
    return {};
}

Result<void> Player::expect_value(const Words& words)
{
    if (words.size() != 2)
        return wrong("expect value FIELD TEXT");
    std::string found;
    const auto holds = [&] {
        const auto node = m_hand->seen(words[0]);
        found = node ? plain(node->value) : "";
        return node && found == words[1];
    };
    if (!holds_in_time(holds))
        return wrong(fmt::format("{} holds \"{}\"", words[0], found));
    return {};
}

Result<void> Player::expect_text(const Words& words)
{
    if (!holds_in_time([&] { return all_words().contains(words[0]); }))
        return wrong("nobody reads that here:\n" + all_words());
    return {};
}

Result<void> Player::expect_no_text(const Words& words)
{
    if (all_words().contains(words[0]))
        return wrong("it can be read here:\n" + all_words());
    return {};
}

/// The product's name stands where a line begins.
Result<void> Player::expect_direction(const Words& words)
{
    const auto product = m_hand->seen("product");
    const auto finish = m_hand->seen("finish");
    if (!product || !finish)
        return wrong("this screen has no header");
    const bool leftward = product->place.left.count > finish->place.left.count;
    if (leftward != (words[0] == "right-to-left"))
        return wrong(leftward ? "it is right-to-left" : "it is left-to-right");
    return {};
}

/// expect central deposits 1, expect central procedure ase
Result<void> Player::expect_central(const Words& words)
{
    if (words.size() != 2 || (words[0] != "deposits" && words[0] != "procedure"))
        return wrong("expect central deposits NUMBER, or procedure ID");
    if (words[0] == "procedure") {
        TRY(m_setup.world->obey("show"));
        const std::string held = text_of(m_setup.world->folder() / "central.txt");
        const bool named = held.contains(fmt::format("procedure {},", words[1]));
        return named ? Result<void>{} : wrong("central holds:\n" + held);
    }
    std::string held;
    const auto holds = [&] {
        held = m_setup.world->obey("deposits").value_or("nothing known");
        return held == words[1];
    };
    if (!holds_in_time(holds))
        return wrong("central holds " + held);
    return {};
}

Result<void> Player::expect_printed(const Words& words)
{
    const std::filesystem::path folder = m_setup.world->folder() / "printer" / "printed";
    if (!holds_in_time([&] { return printed_in(folder).contains(words[0]); }))
        return wrong("what was printed:\n" + printed_in(folder));
    return {};
}

Result<void> Player::expect_papers(const Words& words)
{
    const std::filesystem::path folder = m_setup.world->folder() / "printer" / "printed";
    const std::string count = std::to_string(papers_in(folder).size());
    return count == words[0] ? Result<void>{} : wrong(count + " were printed");
}

/// The last mail that came.
Result<void> Player::expect_mail(const Words& words)
{
    const auto mails = mails_in(m_setup.world->folder() / "mails");
    const std::string text = mails.empty() ? "" : plain(words_of_mail(mails.back()));
    return text.contains(words[0]) ? Result<void>{} : wrong("the last mail says:\n" + text);
}

Result<void> Player::expect_mails(const Words& words)
{
    const std::filesystem::path folder = m_setup.world->folder() / "mails";
    if (!holds_in_time([&] { return std::to_string(mails_in(folder).size()) == words[0]; }))
        return wrong(fmt::format("there are {}", mails_in(folder).size()));
    return {};
}

Result<void> Player::expect_page(const Words& words)
{
    if (std::to_string(m_page.status) != words[0])
        return wrong(fmt::format("the page is {}", m_page.status));
    return {};
}

/// Nothing of the visitor is left: in the kiosk's state, nor in words on the screen.
Result<void> Player::expect_forgotten(const Words&)
{
    const kiosk::flow::State& state = m_kiosk->state();
    kiosk::flow::State fresh;
    fresh.view.language = state.view.language;
    fresh.last_effect = state.last_effect;
    fresh.last_touch = state.last_touch;
    if (std::holds_alternative<kiosk::flow::Goodbye>(state.step))
        fresh.step = state.step; // holds nothing personal
    if (!(state == fresh))
        return wrong("the kiosk's state remembers");
    const std::string words = all_words();
    for (const std::string& typed : m_typed)
        if (typed.size() > 2 && words.contains(typed))
            return wrong("the screen still shows what was typed");
    return {};
}

} // namespace tests::journeys
