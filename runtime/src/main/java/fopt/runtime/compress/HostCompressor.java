package fopt.runtime.compress;

import fopt.runtime.UserError;
import fopt.runtime.compress.Compressors.Kind;
import fopt.runtime.compress.Compressors.Spec;
import fopt.runtime.compress.Compressors.Trait;
import fopt.runtime.random.Stream;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A [WireCompressor] bound to a dimension. The message is what the decoder makes of the bits that the encoder wrote.
public final class HostCompressor implements Compressor {
    private static final int ANY_DIMENSION = 16;

    private final WireCompressor is;
    private final String name;
    private final int dimension;
    private final Contract contract;
    private final Draw draw;
    private final ThreadLocal<double[]> row;

    private HostCompressor(WireCompressor is, Spec spec, int dimension) {
        this.is = is;
        this.dimension = dimension;
        name = spec.name();
        draw = spec.draw();
        contract = is.contract(dimension);
        row = ThreadLocal.withInitial(() -> new double[dimension]);
    }

    /// As it is used in programs.
    public static Spec spec(WireCompressor host) {
        Map<String, Compressor> bound = new ConcurrentHashMap<>();
        return new Spec(new Kind(host.name(), List.of(), traits(host.contract(ANY_DIMENSION), host.draws()), "A compressor of the host.",
                (spec, d) -> bound.computeIfAbsent(spec.draw() + "@" + d, _ -> checked(new HostCompressor(host, spec, d), host.draws()))));
    }

    /// A compressor of a host that is bound to a dimension already.
    public static Spec spec(Compressor host) {
        Map<Integer, Compressor> bound = new ConcurrentHashMap<>();
        return new Spec(new Kind(host.name(), List.of(), traits(host.contract(), false), "A compressor of the host.", (spec, d) -> bound.computeIfAbsent(d, _ -> {
            if (d != host.dimension()) {
                throw new UserError("E843", "`" + host.name() + "` compresses vectors of " + host.dimension() + " numbers, and this one has " + d
                        + ". Give a `WireCompressor`, which is for any dimension.");
            }
            return checked(host, true);
        })));
    }

    private static Compressor checked(Compressor made, boolean random) {
        Claim.check(made, random);
        return made;
    }

    private static Set<Trait> traits(Contract contract, boolean random) {
        Objects.requireNonNull(contract, "`contract` of a compressor gave null: `Contract.NONE` claims nothing");
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (contract.isContractive()) {
            traits.add(Trait.CONTRACTIVE);
        }
        if (contract.isUnbiased()) {
            traits.add(Trait.UNBIASED);
        }
        if (random) {
            traits.add(Trait.RANDOM);
        }
        return traits;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public Contract contract() {
        return contract;
    }

    @Override
    public Draw draw() {
        return draw;
    }

    @Override
    public void compress(double[] v, int offset, Message out, Stream draws) {
        double[] x = row.get();
        System.arraycopy(v, offset, x, 0, dimension);
        if (out.coded == null) {
            out.coded = new BitWriter(out.numbers);
        }
        out.coded.clear();
        is.encode(x, out.coded, draws);
        out.bits = out.coded.length();
        decode(out.coded.whatIsWritten(), out);
    }

    private void decode(BitReader in, Message out) {
        double[] x = row.get();
        java.util.Arrays.fill(x, 0);
        try {
            is.decode(in, x);
        } catch (IllegalStateException e) {
            throw misread("reads more than `encode` wrote: " + e.getMessage());
        }
        if (in.remaining() > 0) {
            throw misread("leaves " + in.remaining() + " bits that `encode` wrote");
        }
        DenseFormat.prepare(out, dimension);
        System.arraycopy(x, 0, out.value, 0, dimension);
    }

    private UserError misread(String what) {
        return new UserError("E842", "`decode` of `" + name + "` " + what + ". It reads what `encode` wrote, to the last bit.");
    }

    @Override
    public Codec codec() {
        return new Codec() {
            @Override
            public void encode(Message message, BitWriter out) {
                out.append(message.coded);
            }

            @Override
            public void decode(BitReader in, Stream known, Message out) {
                HostCompressor.this.decode(in, out);
            }
        };
    }
}
