#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kiosk::ports
{

/// A French postal address, its commune known.
struct Address {
    std::string number;
    std::string street;
    std::string complement;
    std::string postal_code; ///< 5 digits
    std::string city;
    std::string insee; ///< 5 characters, derived

    bool operator==(const Address&) const = default;
};

struct Commune {
    std::string insee;
    std::string name;
    std::vector<std::string> postal_codes;
};

/// Looks addresses up. The embedded one knows communes and postal codes; one with the
/// national address base also knows streets.
class AddressBook
{
public:
    virtual ~AddressBook() = default;
    virtual std::vector<Address> suggest(std::string_view typed, std::size_t at_most) = 0;
    virtual std::vector<Commune> communes_of(std::string_view postal_code) = 0;
};

} // namespace kiosk::ports
