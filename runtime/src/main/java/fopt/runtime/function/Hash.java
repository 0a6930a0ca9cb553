package fopt.runtime.function;

import fopt.runtime.random.Stream;

/// `hash(a, b)`: a number in [0, 1) of the bits of two numbers, the first one of the stream with that key. -0 and 0 are one number.
final class Hash {
    private Hash() {}

    static VectorFunction bind(Given given) {
        return given.gives(Size.NUMBER, () -> {
            Stream stream = new Stream();
            return (call, out, at) -> out[at] = stream.reset(bits(call.number(0)), 0, 0, bits(call.number(1)), 0).nextDouble();
        });
    }

    private static long bits(double number) {
        return Double.doubleToLongBits(number + 0.0);
    }
}
