#include "kiosk/adapters/papers.h"

#include "shared/base/verify.h"

#include <cstring>
#include <map>
#include <mutex>
#include <sodium.h>

namespace kiosk::adapters
{

namespace
{

struct FreeSecret {
    void operator()(void* memory) const { sodium_free(memory); } // overwrites first
};

/// Bytes in pages of their own, between guard pages, locked and left out of core dumps.
class Secret
{
public:
    explicit Secret(base::ByteView bytes)
        : m_size{bytes.size()}, m_memory{sodium_malloc(bytes.size())}
    {
        base::verify(m_memory != nullptr, "there is memory for the visitor's papers");
        if (m_size > 0)
            std::memcpy(m_memory.get(), bytes.data(), m_size);
        sodium_mprotect_readonly(m_memory.get());
    }

    void overwrite()
    {
        sodium_mprotect_readwrite(m_memory.get());
        sodium_memzero(m_memory.get(), m_size);
    }

    base::ByteView view() const { return {static_cast<const std::byte*>(m_memory.get()), m_size}; }

private:
    std::size_t m_size;
    std::unique_ptr<void, FreeSecret> m_memory;
};

class LockedPapers final : public ports::Papers
{
public:
    void keep(const base::Uuid& file, base::Bytes bytes) override
    {
        Secret secret{bytes};
        sodium_memzero(bytes.data(), bytes.size());
        const std::lock_guard lock{m_mutex};
        if (auto node = m_files.extract(file))
            retire(std::move(node.mapped()));
        m_files.emplace(file, std::move(secret));
    }

    std::optional<base::ByteView> look_at(const base::Uuid& file) const override
    {
        const std::lock_guard lock{m_mutex};
        const auto found = m_files.find(file);
        if (found == m_files.end())
            return std::nullopt;
        return found->second.view();
    }

    void remove(const base::Uuid& file) override
    {
        const std::lock_guard lock{m_mutex};
        if (auto node = m_files.extract(file))
            retire(std::move(node.mapped()));
    }

    void wipe() override
    {
        const std::lock_guard lock{m_mutex};
        m_retired.clear();
        for (auto& [file, secret] : m_files)
            retire(std::move(secret));
        m_files.clear();
    }

private:
    /// Its words go at once, its pages at the next wipe: whoever still looks at it sees zeros.
    void retire(Secret secret)
    {
        secret.overwrite();
        m_retired.push_back(std::move(secret));
    }

    mutable std::mutex m_mutex;
    std::map<base::Uuid, Secret> m_files;
    std::vector<Secret> m_retired;
};

} // namespace

std::unique_ptr<ports::Papers> make_papers()
{
    base::verify(sodium_init() >= 0, "libsodium starts");
    return std::make_unique<LockedPapers>();
}

} // namespace kiosk::adapters
