#pragma once

namespace base
{

/// Deletes by a function of a C library: `std::unique_ptr<T, Freed<free_t>>`.
template <auto free>
struct Freed {
    template <typename T>
    void operator()(T* thing) const
    {
        free(thing);
    }
};

} // namespace base
