package fopt.runtime.compress;

import fopt.runtime.linalg.Kernels;
import fopt.runtime.random.Stream;

/// (‖v‖₁/d) sign v (Karimireddy et al. 2019, "Error feedback fixes SignSGD"). Contractive: ‖C(v) − v‖² = (1 − ‖v‖₁²/(d‖v‖²))‖v‖²,
/// so δ = 1/d for the worst v, one with a single nonzero entry. As each entry has one bit, sign(0) is ±1 too, by its sign bit.
///
/// Wire format: ‖v‖₁/d, then d sign bits.
record ScaledSign(String name, int dimension) implements Compressor {
    @Override
    public Contract contract() {
        return Contract.deterministic(1.0 / dimension);
    }

    @Override
    public void compress(double[] v, int offset, Message out, Stream draws) {
        double norm = Kernels.sumOfAbs(v, offset, dimension);
        Signs.fill(v, offset, dimension, out.numbers.round(Math.abs(norm / dimension)), out);
        out.bits = out.numbers.bits() + dimension;
    }

    @Override
    public Codec codec() {
        return new Signs(dimension, true);
    }
}
