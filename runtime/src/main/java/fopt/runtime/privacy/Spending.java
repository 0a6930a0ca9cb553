package fopt.runtime.privacy;

/// What one place of a program has let out so far. Each time it is told the parts of the noise, then what they hide.
interface Spending {
    /// @param source own or shared by a pair @param draw which of the release's draws it is a multiple of; [Draws#OF_ITS_OWN] if of none that was told
    ///     before @param lag rounds since this part was drawn @param std its standard deviation (Laplace: its scale), with its sign
    void noise(Release.Source source, int draw, int lag, double std);

    /// @param round 1 is the first @param members who takes part: the first `count` entries, 0-based, ascending
    void release(long round, double sensitivity, int[] members, int count);

    /// The squared μ of [Gdp] of all of it, for the user of whom most is known; 0 if it is not of that kind.
    double squaredMu();

    /// What [#squaredMu] and [#pure] do not say.
    Rdp rest();

    /// What is private without a δ, for the user of whom most is known.
    default Pure pure() {
        return Pure.NONE;
    }
}
