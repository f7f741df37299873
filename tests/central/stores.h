#pragma once

#include "central/sql_pool.h"
#include "central/store.h"
#include "tests/central/folder.h"

#include <doctest/doctest.h>

namespace central::tests
{

/// An empty database of one backend, gone at the end.
class Place
{
public:
    virtual ~Place() = default;
    virtual const char* backend() const = 0;
    virtual base::Result<std::unique_ptr<Store>> open() const = 0;
    /// Past the store, to what it keeps.
    virtual base::Result<std::unique_ptr<sql::Connection>> connect() const = 0;
    std::unique_ptr<sql::Pool> pool() const;
};

std::unique_ptr<Place> sqlite_place();
/// In the server that tests/central/with_postgresql runs.
std::unique_ptr<Place> postgresql_place();

/// Every backend passes every test.
template <typename Body>
void for_each_place(const Body& body)
{
    for (const auto& make : {sqlite_place, postgresql_place}) {
        const std::unique_ptr<Place> place = make();
        CAPTURE(place->backend());
        body(*place);
    }
}

template <typename Body>
void for_each_store(const Body& body)
{
    for_each_place([&](const Place& place) {
        auto store = place.open();
        REQUIRE_MESSAGE(store.has_value(), store.error().detail);
        body(**store);
    });
}

/// The hour of these tests.
extern const base::Instant now;

base::Uuid id(unsigned n);
Digest digest(int n);
dossier::CivilStatus somebody(const std::string& number);
Mail mail_to(unsigned n);
Activation activation(int n);
/// Good for 30 days.
wire::KioskCertificate certificate_of(const std::string& kiosk, int n = 10);
NewDeposit new_deposit(unsigned n);
/// Gives `number 1`, `number 2`...
base::Result<void> number_it(Deposit& deposit, unsigned counter);

} // namespace central::tests
