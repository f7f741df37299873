#pragma once

#include "kiosk/adapters/papers.h"
#include "kiosk/adapters/vault.h"
#include "tests/central/visitor.h"
#include "tests/kiosk/adapters/proxy.h"
#include "tests/kiosk/adapters/scratch.h"

#include <doctest/doctest.h>
#include <mutex>
#include <thread>

namespace tests
{

inline constexpr std::chrono::seconds patience{60}; // generous: a slow machine fails no test
inline constexpr std::chrono::milliseconds moment{300};

/// A kiosk beside a real central, with a bad network in between.
struct Hall {
    central::tests::Desk desk;
    Proxy network{desk.server->port()};
    Scratch disk;
    receipt::SigningKey key = receipt::SigningKey::generate();
    std::mutex mutex;
    std::string notes;
    kiosk::adapters::CapacitySettings capacity{.reserve_bytes = 0};
    std::shared_ptr<kiosk::adapters::LineUse> line;
    std::filesystem::path state = disk.path() / "state";

    /// Whose central answers at that port.
    std::unique_ptr<kiosk::ports::Vault> vault_through(std::uint16_t port)
    {
        disk.write("identity.pem", desk.identity);
        kiosk::adapters::VaultSettings settings;
        settings.folder = state;
        settings.root = desk.folder.path() / "keys/root.key.pub";
        settings.capacity = capacity;
        settings.central.line = line;
        settings.central.background_bytes_per_second = 400'000;
        settings.catalogue_version = "test";
        settings.central.url = "http://127.0.0.1:" + std::to_string(port);
        settings.central.identity =
            kiosk::adapters::Identity::load(disk.path() / "identity.pem").value();
        settings.first_pause = std::chrono::milliseconds{20};
        settings.longest_pause = std::chrono::milliseconds{100};
        settings.note = [this](std::string_view said) {
            const std::lock_guard lock{mutex};
            notes += std::string{said} + "\n";
        };
        auto opened = kiosk::adapters::open_vault(std::move(settings), key, desk.clock);
        REQUIRE(opened.has_value());
        return std::move(*opened);
    }

    std::unique_ptr<kiosk::ports::Vault> vault() { return vault_through(network.port()); }

    /// One that has met central once, and so knows its keys.
    std::unique_ptr<kiosk::ports::Vault> introduced_vault()
    {
        return introduced_vault_through(network.port());
    }
    std::unique_ptr<kiosk::ports::Vault> introduced_vault_through(std::uint16_t port)
    {
        auto opened = vault_through(port);
        wait_until([&] { return std::filesystem::exists(state / "central-keys.jws"); });
        return opened;
    }

    /// Waits until an operator is told that.
    void wait_for_note(std::string_view words)
    {
        wait_until([&] {
            const std::lock_guard lock{mutex};
            return notes.find(words) != std::string::npos;
        });
    }

    std::size_t deposits() { return desk.office->store().deposits()->size(); }

    static void wait_until(const auto& condition)
    {
        const auto until = std::chrono::steady_clock::now() + patience;
        while (!condition()) {
            REQUIRE(std::chrono::steady_clock::now() < until);
            std::this_thread::sleep_for(std::chrono::milliseconds{5});
        }
    }
};

/// A visitor with a complete dossier and its papers.
struct Visitor {
    central::tests::Given given;
    kiosk::ports::Session session;
    std::unique_ptr<kiosk::ports::Papers> papers = kiosk::adapters::make_papers();

    explicit Visitor(Hall& hall, const std::string& number = central::tests::adult)
        : given{central::tests::complete_dossier(hall.desk, number)}
    {
        session.person = hall.desk.office->store().person(number).value().value();
        hand_over();
    }

    void hand_over()
    {
        for (const auto& [file, bytes] : given.bytes)
            papers->keep(file, bytes);
    }

    /// Puts six million bytes in the place of the first file.
    void bring_large_file() { bring_large_files(1); }
    /// Of so many.
    void bring_large_files(std::size_t files)
    {
        for (std::size_t piece = 0; files > 0; ++piece) {
            if (given.dossier.pieces.at(piece).files.empty())
                continue;
            base::Bytes large = base::to_bytes("\x89PNG\r\n\x1A\n");
            large.resize(6'000'000, static_cast<std::byte>(files--));
            central::tests::replace_file(given, piece, large);
        }
        hand_over();
    }

    base::Result<dossier::Acknowledgement> deposit(kiosk::ports::Vault& vault) const
    {
        return vault.deposit(session, given.dossier, *papers);
    }
};

} // namespace tests
