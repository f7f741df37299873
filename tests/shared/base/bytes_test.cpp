#include "shared/base/bytes.h"

#include <doctest/doctest.h>

using namespace base;

TEST_CASE("hexadecimal is read back as it was written")
{
    const Bytes bytes = to_bytes(std::string_view{"\x00\x7f\xff", 3});
    CHECK(to_hex(bytes) == "007fff");
    CHECK(from_hex("007fff") == bytes);
    CHECK_FALSE(from_hex("0"));
    CHECK_FALSE(from_hex("zz"));
}

TEST_CASE("base64url follows RFC 4648, without padding")
{
    CHECK(to_base64url(as_bytes("foobar")) == "Zm9vYmFy");
    CHECK(to_base64url(as_bytes("fo")) == "Zm8");
    CHECK(to_base64url(as_bytes("\xff\xfe")) == "__4");
    for (const std::string_view text : {"", "f", "fo", "foo", "foob"})
        CHECK(from_base64url(to_base64url(as_bytes(text))) == to_bytes(text));
    CHECK_FALSE(from_base64url("a"));
    CHECK_FALSE(from_base64url("a+b="));
}

TEST_CASE("bytes have one base64url text: nothing hides in the bits left over")
{
    CHECK(from_base64url("Zm8") == to_bytes("fo"));
    for (const char* other : {"Zm9", "Zm-", "Zn", "Zh"})
        CHECK_FALSE(from_base64url(other));
    CHECK(from_base64url("Zg") == to_bytes("f"));
}
