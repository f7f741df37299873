#pragma once

#include "central/rows.h"
#include "shared/base/clock.h"

#include <array>
#include <semaphore>
#include <string>
#include <string_view>

namespace central
{

/// 128 random bits as base64url: a link's token, a session's.
std::string make_token();
/// Eight decimal digits, each as likely as another.
std::string make_code();
/// 100 random bits in groups of five, to be read aloud and typed: `7K3QF-9XW2M-4HB8T-PZ6RD`.
std::string make_enrolment_code();
Digest digest_of(std::string_view secret);
bool same(const Digest& one, const Digest& other); ///< in constant time

using Pepper = std::array<std::byte, 32>;
/// A keyed digest, for what is too short for a plain one: the eight digits, the CSRF token.
Digest peppered(const Pepper& pepper, std::string_view purpose, std::string_view secret);

/// Argon2id, 64 MiB and three passes (RFC 9106's second choice), a few at a time.
class Passwords
{
public:
    explicit Passwords(int at_once) : m_room{at_once} {}

    std::string hash(const std::string& password);
    bool verify(const std::string& hash, const std::string& password);
    /// Takes the time of a verification.
    void pretend(const std::string& password);

private:
    std::counting_semaphore<64> m_room;
};

} // namespace central
