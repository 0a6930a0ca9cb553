package fopt.runtime.function;

import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;

/// Functions of the singular values of a matrix. A vector counts as a matrix of one column.
final class Spectral {
    private Spectral() {}

    /// The three parts of `svd(A)` one after the other: U (row by row), s, V (row by row).
    static VectorFunction parts(Given given) {
        Size a = given.vector(0);
        int k = Math.min(a.rows(), a.columns());
        return given.givesFinite(Size.vector(k * (a.rows() + 1 + a.columns())), () -> {
            Svd svd = new Svd(a);
            return (call, out, at) -> {
                svd.decompose(call.array(0), call.offset(0));
                Products.transpose(k, a.rows(), svd.u, 0, out, at);
                System.arraycopy(svd.s, 0, out, at + k * a.rows(), k);
                Products.transpose(k, a.columns(), svd.v, 0, out, at + k * (a.rows() + 1));
            };
        });
    }

    static VectorFunction norm(Given given) {
        return number(given, svd -> svd.s[0]);
    }

    /// The sum of the singular values.
    static VectorFunction nuclearNorm(Given given) {
        return number(given, svd -> {
            double sum = 0;
            for (double s : svd.s) {
                sum += s;
            }
            return sum;
        });
    }

    private static VectorFunction number(Given given, ToDoubleFunction<Svd> value) {
        return given.givesFinite(Size.NUMBER, () -> {
            Svd svd = new Svd(given.vector(0));
            return (call, out, at) -> {
                svd.decompose(call.array(0), call.offset(0));
                out[at] = value.applyAsDouble(svd);
            };
        });
    }

    /// `pinv(A)`, singular values below rounding left out.
    static VectorFunction inverse(Given given) {
        Size a = given.vector(0);
        return given.givesFinite(Size.matrix(a.columns(), a.rows()), () -> {
            Svd svd = new Svd(a);
            return (call, out, at) -> {
                svd.decompose(call.array(0), call.offset(0));
                svd.inverse(out, at);
            };
        });
    }

    /// `polar(A)`: U Vᵀ, the nearest matrix with singular values 1 (and 0 where those of A are).
    static VectorFunction polar(Given given) {
        return mapped(given, (s, none) -> 1.0);
    }

    /// `spectral_clip(A, c)`: singular values above c become c.
    static VectorFunction clip(Given given) {
        return mapped(given, Math::min);
    }

    /// `spectral_soft(A, t)`: singular values shrink by t, the proximal step of the nuclear norm.
    static VectorFunction soft(Given given) {
        return mapped(given, (s, t) -> Math.max(s - t, 0));
    }

    /// The matrix with the same singular vectors and other singular values. @param value of a singular value and the function's number, if it has one
    private static VectorFunction mapped(Given given, DoubleBinaryOperator value) {
        boolean alone = given.numbers().isEmpty();
        return given.givesFinite(given.vector(0), () -> {
            Svd svd = new Svd(given.vector(0));
            return (call, out, at) -> {
                svd.decompose(call.array(0), call.offset(0));
                svd.combine(svd.k, value, alone ? 0 : call.number(0), out, at);
            };
        });
    }

    /// `best_rank(A, r)`: the nearest matrix of rank at most r.
    static VectorFunction bestRank(Given given) {
        return given.givesFinite(given.vector(0), () -> {
            Svd svd = new Svd(given.vector(0));
            return (call, out, at) -> {
                svd.decompose(call.array(0), call.offset(0));
                svd.combine((int) Math.max(0, Math.min(call.number(0), svd.k)), (s, r) -> s, 0, out, at);
            };
        });
    }
}
