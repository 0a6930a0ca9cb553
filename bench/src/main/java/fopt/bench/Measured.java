package fopt.bench;

/// One repetition. @param cpu seconds of processor time, all threads @param wall seconds
record Measured(double cpu, double wall) {}
