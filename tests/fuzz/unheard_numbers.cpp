/// GCC calls these where numbers with a point are compared; libFuzzer does not hear them either.
// NOLINTBEGIN(bugprone-reserved-identifier): so it calls them
extern "C" void __sanitizer_cov_trace_cmpf(float, float) {}
extern "C" void __sanitizer_cov_trace_cmpd(double, double) {}
// NOLINTEND(bugprone-reserved-identifier)
