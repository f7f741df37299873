#pragma once

#include "kiosk/app/kiosk.h"
#include "tests/journeys/hand.h"
#include "tests/journeys/script.h"
#include "tests/journeys/web_page.h"
#include "tests/journeys/world.h"

#include <atomic>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace tests::journeys
{

/// The system's clock, as far ahead as the journey has waited.
class WaitingClock final : public base::Clock
{
public:
    base::Instant now() const override
    {
        return base::SystemClock{}.now() + std::chrono::seconds{m_ahead.load()};
    }
    void advance(int seconds) { m_ahead += seconds; }

private:
    std::atomic<int> m_ahead = 0;
};

/// Plays journeys: see tests/journeys/README.md for their commands.
class Player
{
public:
    struct Setup {
        World* world = nullptr;
        std::filesystem::path programs;
        std::filesystem::path pictures; ///< empty: none
        Patience patience{20};
    };
    explicit Player(Setup setup);
    ~Player();

    /// Opens the kiosk.
    base::Result<void> open();
    /// Errors say file, line and what was seen instead.
    base::Result<void> play(const std::filesystem::path& file,
                            const std::vector<std::string>& words);

private:
    using Words = std::vector<std::string>;
    using Deed = base::Result<void> (Player::*)(const Words& words);
    static const std::map<std::string, Deed>& deeds();
    static const std::map<std::string, Deed>& expectations();

    base::Result<void> see(const Words& words);
    base::Result<void> press(const Words& words);
    base::Result<void> type(const Words& words);
    base::Result<void> retype(const Words& words);
    base::Result<void> date(const Words& words);
    base::Result<void> pick(const Words& words);
    base::Result<void> note(const Words& words);
    base::Result<void> wait(const Words& words);
    base::Result<void> mail(const Words& words);
    base::Result<void> open_link_of_mail(const Words& words);
    base::Result<void> world(const Words& words);
    base::Result<void> picture(const Words& words);
    base::Result<void> restart(const Words& words);
    base::Result<void> another(const Words& words);
    base::Result<void> expect(const Words& words);
    base::Result<void> play_part(const Words& words);

    base::Result<void> expect_node(const Words& words);
    base::Result<void> expect_no_node(const Words& words);
    base::Result<void> expect_value(const Words& words);
    base::Result<void> expect_text(const Words& words);
    base::Result<void> expect_direction(const Words& words);
    base::Result<void> expect_no_text(const Words& words);
    base::Result<void> expect_central(const Words& words);
    base::Result<void> expect_printed(const Words& words);
    base::Result<void> expect_papers(const Words& words);
    base::Result<void> expect_mail(const Words& words);
    base::Result<void> expect_mails(const Words& words);
    base::Result<void> expect_page(const Words& words);
    base::Result<void> expect_forgotten(const Words& words);

    base::Result<void> perform(const Line& line);
    base::Result<std::string> words_of_new_mail();
    /// `home`, `fill-page/ground/family`, or the name of what lies over it.
    std::string screen() const;
    /// Everything on the screen as words, plain.
    std::string all_words() const;
    bool holds_in_time(const std::function<bool()>& holds) { return m_hand->wait_until(holds); }
    void save_picture(const std::string& name);
    void picture_new_screen();

    Setup m_setup;
    WaitingClock m_clock;
    int m_kiosk_number = 1;
    kiosk::app::Configuration m_configuration;
    std::unique_ptr<kiosk::app::Kiosk> m_kiosk;
    std::unique_ptr<Hand> m_hand;

    std::filesystem::path m_folder; ///< of the journey that plays
    std::string m_journey;
    std::set<std::string> m_typed; ///< what must be forgotten
    std::size_t m_mails_read = 0;
    std::string m_mail;
    std::string m_noted; ///< what a node held
    WebPage m_page;
    std::string m_shown;
    unsigned m_pictures = 0;
};

/// Without signs of direction, and with plain spaces.
std::string plain(std::string_view text);

} // namespace tests::journeys
