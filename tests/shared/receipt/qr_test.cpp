#include "shared/receipt/qr.h"

#include "tests/shared/receipt/sample.h"

#include <doctest/doctest.h>

TEST_CASE("A receipt fits a QR code of 65 modules, whoever signed it")
{
    const auto key = receipt::SigningKey::generate();
    for (const auto& each : {sample::central_receipt(), sample::kiosk_receipt()}) {
        const auto code = receipt::qr_code(receipt::sign(each, key));
        REQUIRE(code.has_value());
        CHECK(code->width <= 65);
        CHECK(code->dark.size() == std::size_t{code->width} * code->width);
    }
}

TEST_CASE("A QR code has its three finder patterns")
{
    const auto code = receipt::qr_code("HTTPS://EXAMPLE.FR/S/1").value();
    const unsigned last = code.width - 1;
    for (const auto& [column, row] : {std::pair{0U, 0U}, {last, 0U}, {0U, last}})
        CHECK(code.is_dark(column, row));
    CHECK_FALSE(code.is_dark(1, 1));
    CHECK_FALSE(code.is_dark(last - 1, 1));
}

TEST_CASE("A text that no QR code can hold is refused")
{
    CHECK(receipt::qr_code(std::string(5000, 'A')).error().code == base::ErrorCode::DataInvalid);
    CHECK(receipt::qr_code("").error().code == base::ErrorCode::DataInvalid);
}
