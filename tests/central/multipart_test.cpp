#include "central/multipart.h"

#include <doctest/doctest.h>
#include <string>

using central::multipart_field;

namespace
{

constexpr std::string_view form = "multipart/form-data; boundary=----Web";

std::string part(const std::string& head, const std::string& content)
{
    return "------Web\r\nContent-Disposition: form-data; " + head + "\r\n\r\n" + content + "\r\n";
}

} // namespace

TEST_CASE("A field of a form that carries files is found by its name, bytes as they are")
{
    const std::string bytes{"\x89PNG\r\n\x1A\n\0\r\n--x", 14};
    const std::string body = part("name=\"other\"; filename=\"picture\"", "no") +
                             part("name=\"picture\"; filename=\"a;b.png\"", bytes) +
                             "------Web--\r\n";
    CHECK(multipart_field(form, body, "picture") == bytes);
    CHECK(multipart_field(form, body, "other") == "no");
    CHECK_FALSE(multipart_field(form, body, "filename").has_value());
    CHECK(multipart_field("multipart/form-data; boundary=\"----Web\"", body, "other") == "no");
}

TEST_CASE("An empty field is there and empty")
{
    CHECK(multipart_field(form, part("name=\"picture\"", "") + "------Web--", "picture") == "");
}

TEST_CASE("What is no such form, or is cut off, has no fields")
{
    const std::string body = part("name=\"picture\"", "bytes") + "------Web--\r\n";
    CHECK_FALSE(multipart_field("application/x-www-form-urlencoded", body, "picture").has_value());
    CHECK_FALSE(multipart_field("multipart/form-data", body, "picture").has_value());
    CHECK_FALSE(multipart_field("multipart/form-data; boundary=", body, "picture").has_value());
    for (std::size_t size = 0; size < body.find("------Web--"); ++size)
        CHECK_FALSE(multipart_field(form, body.substr(0, size), "picture").has_value());
}
