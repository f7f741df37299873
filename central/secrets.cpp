#include "central/secrets.h"

#include "shared/base/verify.h"
#include "shared/wire/envelope.h"

#include <sodium.h>

namespace central
{

namespace
{

constexpr unsigned long long passes = 3;
constexpr std::size_t memory = std::size_t{64} * 1024 * 1024;

void ready()
{
    base::verify(sodium_init() >= 0, "libsodium starts");
}

/// A place among those who hash now.
class Place
{
public:
    explicit Place(std::counting_semaphore<64>& room) : m_room{room} { m_room.acquire(); }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    ~Place() { m_room.release(); }

private:
    std::counting_semaphore<64>& m_room;
};

} // namespace

std::string make_token()
{
    std::array<std::byte, 16> bytes{};
    base::fill_random(bytes);
    return base::to_base64url(bytes);
}

std::string make_code()
{
    ready();
    std::string code;
    for (int i = 0; i < 8; ++i)
        code += static_cast<char>('0' + randombytes_uniform(10));
    return code;
}

std::string make_enrolment_code()
{
    // Crockford's base 32: without I, L, O and U.
    constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::array<std::byte, 20> bytes{};
    base::fill_random(bytes);
    std::string code;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        code += i > 0 && i % 5 == 0 ? "-" : "";
        code += letters[std::to_integer<std::size_t>(bytes.at(i)) % letters.size()];
    }
    return code;
}

Digest digest_of(std::string_view secret)
{
    return wire::sha256_of(base::as_bytes(secret));
}

bool same(const Digest& one, const Digest& other)
{
    return sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

Digest peppered(const Pepper& pepper, std::string_view purpose, std::string_view secret)
{
    ready();
    std::string text{purpose};
    text += '\0';
    text += secret;
    Digest digest{};
    crypto_auth_hmacsha256(reinterpret_cast<unsigned char*>(digest.data()),
                           reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                           reinterpret_cast<const unsigned char*>(pepper.data()));
    return digest;
}

std::string Passwords::hash(const std::string& password)
{
    ready();
    const Place place{m_room};
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    base::verify(crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), passes,
                                       memory, crypto_pwhash_ALG_ARGON2ID13) == 0,
                 "there is memory for a password");
    return hash.data();
}

bool Passwords::verify(const std::string& hash, const std::string& password)
{
    ready();
    const Place place{m_room};
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

void Passwords::pretend(const std::string& password)
{
    static_cast<void>(hash(password));
}

} // namespace central
