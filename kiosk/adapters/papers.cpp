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
        : m_memory{sodium_malloc(bytes.size())},
          m_view{static_cast<const std::byte*>(m_memory.get()), bytes.size()}
    {
        base::verify(m_memory != nullptr, "there is memory for the visitor's papers");
        if (!bytes.empty())
            std::memcpy(m_memory.get(), bytes.data(), bytes.size());
        sodium_mprotect_readonly(m_memory.get());
    }

    void overwrite()
    {
        sodium_mprotect_readwrite(m_memory.get());
        sodium_memzero(m_memory.get(), m_view.size());
    }

    const base::ByteView& view() const { return m_view; }

private:
    std::unique_ptr<void, FreeSecret> m_memory;
    base::ByteView m_view;
};

class LockedPapers final : public ports::Papers
{
public:
    void keep(const base::Uuid& file, base::Bytes bytes) override
    {
        auto secret = std::make_shared<Secret>(bytes);
        sodium_memzero(bytes.data(), bytes.size());
        const std::lock_guard lock{m_mutex};
        forget(file);
        m_files.emplace(file, std::move(secret));
    }

    std::shared_ptr<const base::ByteView> look_at(const base::Uuid& file) const override
    {
        const std::lock_guard lock{m_mutex};
        const auto found = m_files.find(file);
        if (found == m_files.end())
            return nullptr;
        return {found->second, &found->second->view()};
    }

    void remove(const base::Uuid& file) override
    {
        const std::lock_guard lock{m_mutex};
        forget(file);
    }

    void wipe() override
    {
        const std::lock_guard lock{m_mutex};
        for (const auto& [file, secret] : m_files)
            secret->overwrite();
        m_files.clear();
    }

private:
    /// Its words go at once, its pages when nobody looks at them any more.
    void forget(const base::Uuid& file)
    {
        if (const auto node = m_files.extract(file))
            node.mapped()->overwrite();
    }

    mutable std::mutex m_mutex;
    std::map<base::Uuid, std::shared_ptr<Secret>> m_files;
};

} // namespace

std::unique_ptr<ports::Papers> make_papers()
{
    base::verify(sodium_init() >= 0, "libsodium starts");
    return std::make_unique<LockedPapers>();
}

} // namespace kiosk::adapters
