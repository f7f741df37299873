#pragma once

#include <cstddef>
#include <cstring>
#include <new>
#include <string_view>
#include <vector>

namespace kiosk::text
{

/// Zeroes memory, even where nobody reads it again.
inline void wipe(void* memory, std::size_t bytes)
{
    if (bytes > 0)
        explicit_bzero(memory, bytes);
}

/// Memory that is zeroed when it is given back: what a visitor typed does not outlive its use.
template <typename T>
struct WipingAllocator {
    using value_type = T;

    WipingAllocator() = default;
    template <typename U>
    WipingAllocator(const WipingAllocator<U>&)
    {
    }

    T* allocate(std::size_t count) { return static_cast<T*>(::operator new(count * sizeof(T))); }
    void deallocate(T* memory, std::size_t count)
    {
        wipe(memory, count * sizeof(T));
        ::operator delete(memory);
    }
    bool operator==(const WipingAllocator&) const = default;
};

/// A vector, not a string: a string keeps short words inside itself, where nothing wipes them.
template <typename T>
using WipedVector = std::vector<T, WipingAllocator<T>>;

/// Empties and gives the memory back, which `clear()` and an empty assignment do not.
template <typename T>
void release(WipedVector<T>& values)
{
    WipedVector<T>{}.swap(values);
}

using Utf16 = WipedVector<char16_t>;

inline std::u16string_view view(const Utf16& text)
{
    return {text.data(), text.size()};
}

} // namespace kiosk::text
