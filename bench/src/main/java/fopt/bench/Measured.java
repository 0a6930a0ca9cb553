package fopt.bench;

/// One repetition. @param cpu seconds of processor time, all threads @param wall seconds @param loss f at the final mean iterate
record Measured(double cpu, double wall, double loss) {}
