// Every block that the kiosk frees is zeroed first: what a visitor gave does not linger in the heap
// until something else is written over it.

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

void wipe_and_free(void* block) noexcept
{
    if (block == nullptr)
        return;
    explicit_bzero(block, malloc_usable_size(block));
    std::free(block);
}

} // namespace

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
