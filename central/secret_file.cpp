#include "central/secret_file.h"

#include "shared/base/bytes.h"
#include "shared/base/durable.h"

#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <optional>
#include <sodium.h>
#include <unistd.h>

namespace central
{

namespace fs = std::filesystem;
using base::ErrorCode;
using base::Result;

namespace
{

constexpr std::size_t digits = 64;

/// systemd keeps its credentials from others by its own means, which modes do not always show.
bool is_credential(const fs::path& file)
{
    const char* folder = std::getenv("CREDENTIALS_DIRECTORY");
    return folder != nullptr && file.parent_path() == fs::path{folder};
}

std::optional<Secret> decoded(const std::array<char, digits>& text)
{
    Secret secret{};
    std::size_t size = 0;
    const char* end = nullptr;
    const int wrong = sodium_hex2bin(reinterpret_cast<unsigned char*>(secret.data()), secret.size(),
                                     text.data(), text.size(), nullptr, &size, &end);
    if (wrong != 0 || size != secret.size() || end != text.data() + text.size())
        return std::nullopt;
    return secret;
}

} // namespace

Result<Secret> load_secret(const fs::path& file)
{
    // No stream, and no text on the heap: nothing of it is left behind.
    std::array<char, digits> text{};
    const base::Descriptor opened{file, O_RDONLY};
    const ssize_t size = opened.good() ? ::read(opened.number(), text.data(), text.size()) : -1;
    const auto secret = size == static_cast<ssize_t>(digits) ? decoded(text) : std::nullopt;
    sodium_memzero(text.data(), text.size());
    if (!secret)
        return base::failure(ErrorCode::ConfigurationInvalid,
                             file.string() + " must hold 32 bytes in hexadecimal");
    const fs::perms others = fs::perms::group_all | fs::perms::others_all;
    if (!is_credential(file) && (fs::status(file).permissions() & others) != fs::perms::none)
        return base::failure(ErrorCode::ConfigurationInvalid,
                             file.string() + " must be readable by its owner only");
    return *secret;
}

Result<void> save_secret(const fs::path& file, const Secret& secret)
{
    return base::write_whole(file, base::as_bytes(base::to_hex(secret) + "\n"));
}

} // namespace central
