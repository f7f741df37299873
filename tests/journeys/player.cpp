#include "tests/journeys/player.h"

#include "shared/base/date.h"
#include "tests/journeys/letters.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace tests::journeys
{

using base::ErrorCode;
using base::Result;
using namespace std::chrono_literals;

namespace
{

std::unexpected<base::Error> wrong(const std::string& why)
{
    return base::failure(ErrorCode::DataInvalid, why);
}

int number_in(const std::string& text)
{
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// $1, $2... become the words that the part is played with.
void fill_in(std::string& text, const std::vector<std::string>& words)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string place = fmt::format("${}", i + 1);
        for (auto at = text.find(place); at != std::string::npos; at = text.find(place, at))
            text.replace(at, place.size(), words[i]);
    }
}

std::string joined(const std::vector<std::string>& words)
{
    return fmt::format("{}", fmt::join(words, " "));
}

} // namespace

Player::Player(Setup setup) : m_setup{std::move(setup)} {}

Player::~Player() = default;

Result<void> Player::open()
{
    m_hand.reset();
    m_kiosk.reset();
    m_configuration = TRY(kiosk::app::load_configuration(
        m_setup.world->folder() / fmt::format("kiosk-{}.yaml", m_kiosk_number)));
    m_kiosk = TRY(kiosk::app::Kiosk::open(m_configuration, m_clock));
    TRY(m_kiosk->get_ready());
    m_hand = std::make_unique<Hand>(*m_kiosk, m_configuration.panel, m_setup.patience);
    m_kiosk->turn(0ms);
    return {};
}

const std::map<std::string, Player::Deed>& Player::deeds()
{
    static const std::map<std::string, Deed> all{
        {"see", &Player::see},         {"press", &Player::press},
        {"type", &Player::type},       {"retype", &Player::retype},
        {"date", &Player::date},       {"pick", &Player::pick},
        {"note", &Player::note},       {"wait", &Player::wait},
        {"mail", &Player::mail},       {"open", &Player::open_link_of_mail},
        {"world", &Player::world},     {"picture", &Player::picture},
        {"restart", &Player::restart}, {"another", &Player::another},
        {"expect", &Player::expect},   {"play", &Player::play_part}};
    return all;
}

Result<void> Player::play(const std::filesystem::path& file, const std::vector<std::string>& words)
{
    const std::vector<Line> lines = TRY(load_journey(file));
    for (Line line : lines) {
        m_folder = file.parent_path();
        m_journey = file.stem().string();
        for (std::string& word : line.words)
            fill_in(word, words);
        const Result<void> done = perform(line);
        if (done)
            continue;
        if (done.error().code == ErrorCode::ConfigurationInvalid) // a part has said where already
            return wrong(fmt::format("{}\n  played from {}:{}", done.error().detail, file.string(),
                                     line.number));
        save_picture("failed-" + m_journey);
        return base::failure(ErrorCode::ConfigurationInvalid,
                             fmt::format("{}:{}: {}\n  {}\n  the screen is {}", file.string(),
                                         line.number, line.text, done.error().detail, screen()));
    }
    return {};
}

Result<void> Player::perform(const Line& line)
{
    const auto deed = deeds().find(line.words.front());
    if (deed == deeds().end())
        return wrong("there is no command " + line.words.front());
    const Words words{line.words.begin() + 1, line.words.end()};
    if (words.empty())
        return wrong("the command needs words");
    TRY((this->*deed->second)(words));
    picture_new_screen();
    return {};
}

std::string Player::screen() const
{
    const kiosk::flow::State& state = m_kiosk->state();
    if (state.overlay)
        return std::string{name_of(*state.overlay)};
    std::string name{name_of(state.step)};
    if (const auto* page = std::get_if<kiosk::flow::FillPage>(&state.step))
        name += "/" + page->step + "/" + page->page;
    if (const auto* asked = std::get_if<kiosk::flow::Converse>(&state.step))
        name += "/" + asked->question;
    return name;
}

std::string Player::all_words() const
{
    std::string words;
    for (const kiosk::ui::Node& node : m_kiosk->nodes())
        words += plain(node.label) + "\n" + plain(node.value) + "\n";
    return words;
}

void Player::save_picture(const std::string& name)
{
    const std::filesystem::path folder =
        m_setup.pictures.empty() ? m_setup.world->folder() : m_setup.pictures;
    std::filesystem::create_directories(folder);
    if (const auto saved = write_png(m_kiosk->picture(), folder / (name + ".png")); !saved)
        fmt::print(stderr, "journeys: {}\n", saved.error().detail);
}

void Player::picture_new_screen()
{
    if (m_setup.pictures.empty() || screen() == m_shown)
        return;
    m_shown = screen();
    std::string name = m_shown;
    std::ranges::replace(name, '/', '-');
    save_picture(fmt::format("{:03}-{}", ++m_pictures, name));
}

// ---- What the visitor does

Result<void> Player::see(const Words& words)
{
    const auto shown = [&] {
        const std::string here = screen();
        return here == words[0] || here.starts_with(words[0] + "/");
    };
    if (!holds_in_time(shown))
        return wrong(words[0] + " does not appear");
    return {};
}

Result<void> Player::press(const Words& words)
{
    return m_hand->press(words[0]);
}

Result<void> Player::type(const Words& words)
{
    if (words.size() != 2)
        return wrong("type FIELD TEXT");
    const std::string& text = words[1] == "noted" ? m_noted : words[1];
    m_typed.insert(text);
    return m_hand->type(words[0], text);
}

/// note NODE: what it holds is written down, to be typed as `noted`.
Result<void> Player::note(const Words& words)
{
    const auto node = m_hand->seen(words[0]);
    if (!node || node->value.empty())
        return wrong(words[0] + " holds nothing");
    m_noted = plain(node->value);
    return {};
}

Result<void> Player::retype(const Words& words)
{
    TRY(m_hand->erase(words[0]));
    return type(words);
}

/// date FIELD YYYY-MM-DD, or date FIELD 17 years 100 days ago.
Result<void> Player::date(const Words& words)
{
    std::optional<base::Date> day;
    if (words.size() == 2)
        day = base::parse_date(words[1]);
    else if (words.size() == 6)
        day = base::days_after(
            base::years_after(base::paris_day(m_clock.now()), -number_in(words[1])),
            -number_in(words[3]));
    if (!day)
        return wrong("no such day");
    const std::string& field = words[0];
    const base::Date whole = *day;
    TRY(m_hand->erase(field + "/day"));
    TRY(m_hand->type(field + "/day", std::to_string(static_cast<unsigned>(whole.day()))));
    const auto month = std::to_string(static_cast<unsigned>(whole.month()));
    TRY(pick({field + "/month", month}));
    TRY(m_hand->erase(field + "/year"));
    return m_hand->type(field + "/year", std::to_string(static_cast<int>(whole.year())));
}

/// pick FIELD OPTION: a choice that is seen, or one of a list that opens.
Result<void> Player::pick(const Words& words)
{
    if (words.size() != 2)
        return wrong("pick FIELD OPTION");
    const std::string option = words[0] + "/" + words[1];
    if (const auto list = m_hand->seen(words[0]); list && list->role == kiosk::ui::Role::Field)
        TRY(m_hand->press(words[0]));
    return m_hand->press(option);
}

/// wait 120 s: the kiosk's clock goes on, the visitor's does not.
Result<void> Player::wait(const Words& words)
{
    for (int i = number_in(words[0]); i > 0; --i) {
        m_clock.advance(1);
        m_kiosk->tick();
    }
    m_kiosk->turn(0ms);
    return {};
}

Result<std::string> Player::words_of_new_mail()
{
    const std::filesystem::path folder = m_setup.world->folder() / "mails";
    if (!holds_in_time([&] { return mails_in(folder).size() > m_mails_read; }))
        return wrong("no mail comes");
    m_mails_read = mails_in(folder).size();
    m_mail = words_of_mail(mails_in(folder).back());
    return m_mail;
}

/// mail code: the code of the mail that comes is typed; mail code again: the same once more.
Result<void> Player::mail(const Words& words)
{
    if (words.size() == 1)
        TRY(words_of_new_mail());
    const auto code = code_in(m_mail);
    if (!code)
        return wrong("the mail has no code");
    TRY(m_hand->erase("code"));
    return type({"code", *code});
}

/// open link PASSWORD: the link of the mail that comes; open link PASSWORD again.
Result<void> Player::open_link_of_mail(const Words& words)
{
    if (words.size() < 2)
        return wrong("open link PASSWORD");
    if (words.size() == 2)
        TRY(words_of_new_mail());
    const auto link = link_in(m_mail);
    if (!link)
        return wrong("the mail has no link");
    m_page = TRY(open_link(*link, words[1]));
    return {};
}

Result<void> Player::world(const Words& words)
{
    TRY(m_setup.world->obey(joined(words)));
    return {};
}

Result<void> Player::picture(const Words& words)
{
    m_kiosk->turn(0ms);
    if (!m_setup.pictures.empty())
        save_picture(fmt::format("{:03}-{}", ++m_pictures, words[0]));
    return {};
}

/// restart kiosk: as after a power cut.
Result<void> Player::restart(const Words&)
{
    return open();
}

/// another kiosk: one of the two in the hall, then the other.
Result<void> Player::another(const Words&)
{
    m_kiosk_number = 3 - m_kiosk_number;
    return open();
}

/// play FILE WORD...: a part of a journey, in which $1, $2... are those words.
Result<void> Player::play_part(const Words& words)
{
    const std::filesystem::path folder = m_folder;
    const std::string journey = m_journey;
    const auto played = play(folder / words[0], {words.begin() + 1, words.end()});
    if (!played)
        return base::failure(ErrorCode::ConfigurationInvalid, played.error().detail);
    m_folder = folder;
    m_journey = journey;
    return {};
}

} // namespace tests::journeys
