// Every block that the kiosk or a library frees is zeroed first: what a visitor gave does not
// linger in the heap until something else is written over it.

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <malloc.h>
#include <new>

namespace
{

void* allocate(std::size_t size)
{
    if (void* block = std::malloc(size > 0 ? size : 1))
        return block;
    std::abort();
}

void wipe(void* block) noexcept
{
    explicit_bzero(block, malloc_usable_size(block));
}

} // namespace

#ifdef __SANITIZE_ADDRESS__

// The sanitizers bring a heap of their own, and what libraries free there is not wiped.
static void wipe_and_free(void* block) noexcept
{
    if (block != nullptr)
        wipe(block);
    std::free(block);
}

#else

// In place of the C library's, for libraries too. M_PERTURB would not do: it writes over what is
// allocated as well, which makes untouched pages resident, and passes over small blocks.

extern "C" void __libc_free(void* block); // NOLINT(bugprone-reserved-identifier): glibc's name

extern "C" void free(void* block) noexcept
{
    if (block == nullptr)
        return;
    wipe(block);
    __libc_free(block);
}

extern "C" void* realloc(void* block, std::size_t size) noexcept
{
    void* const moved = block == nullptr || size > 0 ? std::malloc(size) : nullptr;
    if (block == nullptr || (moved == nullptr && size > 0))
        return moved;
    if (moved != nullptr)
        std::memcpy(moved, block, std::min(size, malloc_usable_size(block)));
    std::free(block);
    return moved;
}

static void wipe_and_free(void* block) noexcept
{
    std::free(block);
}

#endif

void* operator new(std::size_t size)
{
    return allocate(size);
}

void* operator new[](std::size_t size)
{
    return allocate(size);
}

void* operator new(std::size_t size, const std::nothrow_t&) noexcept
{
    return std::malloc(size > 0 ? size : 1);
}

void* operator new[](std::size_t size, const std::nothrow_t&) noexcept
{
    return std::malloc(size > 0 ? size : 1);
}

void operator delete(void* block) noexcept
{
    wipe_and_free(block);
}

void operator delete[](void* block) noexcept
{
    wipe_and_free(block);
}

void operator delete(void* block, std::size_t) noexcept
{
    wipe_and_free(block);
}

void operator delete[](void* block, std::size_t) noexcept
{
    wipe_and_free(block);
}
