#include "tests/central/stores.h"

using namespace central;
using namespace central::tests;
using namespace std::chrono_literals;
using wire::KioskCertificate;

namespace
{

EnrolmentCode code_for(const std::string& kiosk, int n)
{
    return {digest(n), kiosk, now + 1h};
}

} // namespace

TEST_CASE("a store keeps kiosks, where they stand, and all their receipt keys")
{
    for_each_store([](Store& store) {
        REQUIRE(store.register_kiosk("Lille", code_for("lille-1", 1)));
        REQUIRE(store.register_kiosk("Douai", code_for("lille-2", 2)));
        REQUIRE(store.register_kiosk("Lille, hall B", code_for("lille-1", 3)));
        const Kiosk kiosk{.id = "lille-1", .hall = "Lille, hall B", .enrolled_at = {}};
        CHECK(store.kiosk("lille-1").value() == kiosk);
        CHECK(store.kiosk("paris-1").value() == std::nullopt);
        CHECK(store.kiosks()->size() == 2);

        receipt::VerifyingKey key;
        key.id = "00112233aabbccdd";
        key.point[64] = std::byte{9};
        REQUIRE(store.add_receipt_key("lille-1", key));
        REQUIRE(store.add_receipt_key("lille-1", key));
        CHECK(store.receipt_keys("lille-1").value() == std::vector{key});
        CHECK(store.receipt_keys("lille-2").value().empty());
        CHECK(store.receipt_keys("").value() == std::vector{key});
        CHECK_FALSE(store.add_receipt_key("nobody", key));
    });
}

TEST_CASE("a code enrols one key once, within its hour, and the same key again")
{
    for_each_store([](Store& store) {
        REQUIRE(store.register_kiosk("Lille", code_for("lille-1", 1)));
        CHECK(store.enrolment_code(digest(1), now).value() == code_for("lille-1", 1));
        CHECK(store.enrolment_code(digest(1), now + 1h).value() == std::nullopt);
        CHECK(store.enrolment_code(digest(2), now).value() == std::nullopt);

        const KioskCertificate first = certificate_of("lille-1", 10);
        CHECK(store.enrol_kiosk(digest(1), now + 1h, first).value() == std::nullopt);
        CHECK(store.enrol_kiosk(digest(2), now, first).value() == std::nullopt);
        CHECK(store.enrol_kiosk(digest(1), now, certificate_of("lille-2", 9)).value() ==
              std::nullopt);
        CHECK(store.enrol_kiosk(digest(1), now, first).value() == first);
        KioskCertificate again = first;
        again.fingerprint = digest(11);
        CHECK(store.enrol_kiosk(digest(1), now, again).value() == first);
        CHECK(store.enrol_kiosk(digest(1), now, certificate_of("lille-1", 12)).value() ==
              std::nullopt);
        CHECK(store.kiosk("lille-1").value()->enrolled_at == now);
        CHECK(store.certificates("lille-1").value() == std::vector{first});
    });
}

TEST_CASE("a newer code stands in for the one before, and a new enrolment for all certificates")
{
    for_each_store([](Store& store) {
        REQUIRE(store.register_kiosk("Lille", code_for("lille-1", 1)));
        REQUIRE(store.register_kiosk("Lille", code_for("lille-1", 2)));
        CHECK(store.enrolment_code(digest(1), now).value() == std::nullopt);
        REQUIRE(store.enrol_kiosk(digest(2), now, certificate_of("lille-1", 10)).value());
        REQUIRE(store.add_certificate(certificate_of("lille-1", 11)));
        REQUIRE(store.register_kiosk("Lille", code_for("lille-1", 3)));
        CHECK(store.holder_of(digest(10), now).value().has_value());
        REQUIRE(store.enrol_kiosk(digest(3), now, certificate_of("lille-1", 12)).value());
        CHECK(store.holder_of(digest(10), now).value() == std::nullopt);
        CHECK(store.holder_of(digest(11), now).value() == std::nullopt);
        CHECK(store.holder_of(digest(12), now).value()->id == "lille-1");
    });
}

TEST_CASE("a certificate names its kiosk until it expires, beside the one that renews it")
{
    for_each_store([](Store& store) {
        REQUIRE(store.register_kiosk("Lille", code_for("lille-1", 1)));
        REQUIRE(store.enrol_kiosk(digest(1), now, certificate_of("lille-1", 10)).value());
        KioskCertificate renewed = certificate_of("lille-1", 11);
        renewed.from = now + 24h * 10;
        renewed.until = now + 24h * 40;
        CHECK(store.add_certificate(renewed).value() == renewed);
        KioskCertificate again = renewed;
        again.fingerprint = digest(12);
        CHECK(store.add_certificate(again).value() == renewed);
        CHECK(store.certificates("lille-1").value() ==
              std::vector{renewed, certificate_of("lille-1", 10)});
        CHECK(store.holder_of(digest(10), now + 24h * 29).value().has_value());
        CHECK(store.holder_of(digest(10), now + 24h * 30).value() == std::nullopt);
        CHECK(store.holder_of(digest(11), now + 24h * 30).value().has_value());
        CHECK(store.holder_of(digest(12), now).value() == std::nullopt);
    });
}

TEST_CASE("a suspended kiosk comes back, a revoked one only when it is registered anew")
{
    for_each_store([](Store& store) {
        REQUIRE(store.register_kiosk("Lille", code_for("lille-1", 1)));
        REQUIRE(store.enrol_kiosk(digest(1), now, certificate_of("lille-1", 10)).value());
        const auto status = [&] { return store.holder_of(digest(10), now).value()->status; };
        CHECK(store.set_kiosk_status("lille-1", KioskStatus::Suspended) == true);
        CHECK(status() == KioskStatus::Suspended);
        REQUIRE(store.register_kiosk("Lille", code_for("lille-1", 2)));
        CHECK(status() == KioskStatus::Suspended);
        CHECK(store.set_kiosk_status("lille-1", KioskStatus::Active) == true);
        CHECK(status() == KioskStatus::Active);
        CHECK(store.set_kiosk_status("lille-1", KioskStatus::Revoked) == true);
        CHECK(store.set_kiosk_status("lille-1", KioskStatus::Active) == false);
        CHECK(status() == KioskStatus::Revoked);
        CHECK(store.set_kiosk_status("nobody", KioskStatus::Revoked) == false);

        REQUIRE(store.register_kiosk("Lille", code_for("lille-1", 3)));
        CHECK(store.kiosk("lille-1").value()->status == KioskStatus::Active);
        CHECK(store.holder_of(digest(10), now).value() == std::nullopt);
    });
}
