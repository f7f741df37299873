#include "shared/receipt/kiosk_name.h"
#include "shared/receipt/receipt_text.h"

#include <doctest/doctest.h>
#include <string>

using receipt::receipt_text_in;

TEST_CASE("A receipt is found among the codes of a photograph, and as a person pastes it")
{
    CHECK(receipt_text_in("https://example.org\nDEP1:BB8\nWIFI:x\n") == "DEP1:BB8");
    CHECK(receipt_text_in("  DEP1:BB8 \r\n") == "DEP1:BB8");
    CHECK(receipt_text_in("DEP1:%69 VD92EX0") == "DEP1:%69 VD92EX0");
    CHECK(receipt_text_in("QR-Code:DEP1:BB8") == "DEP1:BB8");
    CHECK(receipt_text_in("no receipt").empty());
    CHECK(receipt_text_in("").empty());
}

TEST_CASE("A kiosk's name on a receipt is short and commands no terminal")
{
    CHECK(receipt::is_kiosk_name("lille-hall-2"));
    CHECK_FALSE(receipt::is_kiosk_name(std::string(33, 'a')));
    CHECK_FALSE(receipt::is_kiosk_name("lille\x1b[2J"));
    CHECK_FALSE(receipt::is_kiosk_name("lille\n"));
    CHECK_FALSE(receipt::is_kiosk_name("bòrne"));
}
