#include "kiosk/app/code_pages.h"

#include <cstdint>
#include <link.h>
#include <sys/mman.h>
#include <unistd.h>

namespace kiosk::app
{

namespace
{

/// Code is mapped from its file and never written: dropping a page of it loses nothing.
bool only_code(const ElfW(Phdr) & segment)
{
    return segment.p_type == PT_LOAD && (segment.p_flags & PF_X) != 0 &&
           (segment.p_flags & PF_W) == 0;
}

int give_back(dl_phdr_info* object, std::size_t, void*)
{
    const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
    for (int i = 0; i < object->dlpi_phnum; ++i) {
        const ElfW(Phdr)& segment = object->dlpi_phdr[i];
        if (!only_code(segment))
            continue;
        const std::uintptr_t start = object->dlpi_addr + segment.p_vaddr;
        const std::uintptr_t first = start & ~(page - 1);
        // NOLINTNEXTLINE(performance-no-int-to-ptr): the loader tells addresses as numbers
        void* const pages = reinterpret_cast<void*>(first);
        const std::size_t size = start + segment.p_memsz - first;
        // Best effort: a page that stays costs memory only. What is locked would stay, and code is
        // nobody's secret.
        static_cast<void>(munlock(pages, size));
        static_cast<void>(madvise(pages, size, MADV_DONTNEED));
    }
    return 0;
}

} // namespace

void give_back_code_pages()
{
    dl_iterate_phdr(give_back, nullptr);
}

} // namespace kiosk::app
