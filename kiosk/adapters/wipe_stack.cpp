#include "kiosk/adapters/wipe_stack.h"

#include <sodium.h>

namespace kiosk::adapters
{

namespace
{

// What binds a library's function where it is first called saves the vector registers, in which
// copied text stays, on stacks that nobody wipes.
void wipe_registers()
{
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx"))
        asm volatile("vzeroall" ::
                         : "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8",
                           "xmm9", "xmm10", "xmm11", "xmm12", "xmm13", "xmm14", "xmm15");
    // The compiler has no use for these unless it is told that they are there.
    if (__builtin_cpu_supports("avx512f"))
        asm volatile("vpxord %zmm16, %zmm16, %zmm16\n\tvpxord %zmm17, %zmm17, %zmm17\n\t"
                     "vpxord %zmm18, %zmm18, %zmm18\n\tvpxord %zmm19, %zmm19, %zmm19\n\t"
                     "vpxord %zmm20, %zmm20, %zmm20\n\tvpxord %zmm21, %zmm21, %zmm21\n\t"
                     "vpxord %zmm22, %zmm22, %zmm22\n\tvpxord %zmm23, %zmm23, %zmm23\n\t"
                     "vpxord %zmm24, %zmm24, %zmm24\n\tvpxord %zmm25, %zmm25, %zmm25\n\t"
                     "vpxord %zmm26, %zmm26, %zmm26\n\tvpxord %zmm27, %zmm27, %zmm27\n\t"
                     "vpxord %zmm28, %zmm28, %zmm28\n\tvpxord %zmm29, %zmm29, %zmm29\n\t"
                     "vpxord %zmm30, %zmm30, %zmm30\n\tvpxord %zmm31, %zmm31, %zmm31");
#endif
}

} // namespace

void wipe_stack()
{
    constexpr std::size_t deepest = 256 << 10; // bytes
    sodium_stackzero(deepest);
    wipe_registers();
}

} // namespace kiosk::adapters
