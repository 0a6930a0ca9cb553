/// What a run tells about the data, in numbers: accountants of differential privacy.
///
/// A program says what it lets out with `release(v, C, z)`: a value whose dependence on one user (or one sample) is bounded by C, and the noise z
/// that hides it. A running program tells its [fopt.runtime.privacy.Ledger], release by release, the sensitivity and the noise; the ledger
/// keeps for each place of release a [fopt.runtime.privacy.Spending], which knows the form of its noise:
///
/// | noise | accountant |
/// | --- | --- |
/// | Gaussian, fresh in each round | exact: Gaussian differential privacy, [fopt.runtime.privacy.Gdp] |
/// | the same, on a Poisson sample of users or of data | Rényi differential privacy, [fopt.runtime.privacy.Rdp] |
/// | Gaussian, correlated over rounds | [fopt.runtime.privacy.MatrixMechanism], then exact |
/// | Gaussian, with parts that cancel between neighbours | [fopt.runtime.privacy.PairwiseNoise], then exact |
/// | Laplace | Rényi |
/// | a randomiser at each user, without δ | sums of ε, or Rényi divergences by zero-concentrated privacy |
///
/// ```java
/// double mu = Gdp.compose(1 / 2.0, 1 / 2.0);          // twice the Gaussian mechanism, σ/C = 2
/// double eps = new Gdp(mu).epsilon(1e-5);
/// double dpSgd = Rdp.sampledGaussian(256 / 60000.0, 1.1).times(14063).epsilon(1e-5);
/// ```
/// No noise, or noise that does not reach every direction, is ε = ∞. Nothing here draws or knows the data.
package fopt.runtime.privacy;
