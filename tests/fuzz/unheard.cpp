/// GCC calls it on each edge, and its libraries have none.
// NOLINTNEXTLINE(bugprone-reserved-identifier): so it calls it
extern "C" void __sanitizer_cov_trace_pc() {}
