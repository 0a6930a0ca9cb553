/// Random numbers that depend on where they are drawn, never on when or by which thread.
///
/// A [fopt.runtime.random.Stream] is a function of a key and a position. The key is made of the seed, the drawing site in the program, the node,
/// the round and the iteration of a loop, so that each draw of a run has its own stream:
///
/// ```java
/// Stream s = new Stream();                      // one per thread or node; reused
/// s.reset(seed, site, node, round, 0);          // the draw of this node at this site in this round
/// double u = s.nextDouble();
/// s.reset(seed, site, Stream.EVERYBODY, round, 0);   // a draw that is the same for all
/// ```
///
/// Receivers of a message who know the sender's key make the same draw again: this is how a compressor with a public seed sends no indices.
/// Kernels that need many numbers at once compute them from [fopt.runtime.random.Stream#key] in vector registers, and skip.
package fopt.runtime.random;
