/// Compression operators: what a node sends instead of a vector, and how many bits it takes.
///
/// [fopt.runtime.compress.Compressors] is the list. A compressor is named in a program, bound to the dimension of the vectors, and fills a
/// message, which is a slot that is used again each round:
///
/// ```java
/// Compressors.Kind kind = Compressors.byName("top_k").orElseThrow();
/// Compressor q = new Compressors.Spec(kind, 0.01).bind(10_000);   // top_k(1%)
/// Message m = new Message();
/// m.compress(q, v, 0, stream);        // m.index, m.value: what receivers decode; m.bits = 100 · (64 + 14)
/// m.addTo(0.5, x, 0);                 // x += 0.5 · C(v), touching 100 entries
/// ```
///
/// Three promises are held by tests over the list:
///
/// - [fopt.runtime.compress.Compressor#contract]: the class, contractive with δ or unbiased with ω, measured on random and adversarial vectors.
/// - `m.bits` is the length of what the [fopt.runtime.compress.Codec] writes, and decoding gives the payload back bit for bit.
/// - The result depends on the vector and the stream only, not on the slot's past nor on the machine.
///
/// Numbers travel as doubles, 64 bits, or in single precision, 32 bits, as the message says: [fopt.runtime.compress.Message#compress] rounds them. Positions take ⌈log₂ d⌉ bits each, as in most papers, or a bitmap of d bits where that is shorter;
/// they cost nothing where the receivers know the draw ([fopt.runtime.compress.Compressor.Draw]). What the compressor's name fixes, such as k,
/// is not sent.
///
/// To add one: a record in its own file that implements [fopt.runtime.compress.Compressor], one line in the list, and sample arguments in the
/// tests' `Samples`. Loops over all d entries that matter belong to `EntryKernels`, with a plain form that gives the same bits.
package fopt.runtime.compress;
