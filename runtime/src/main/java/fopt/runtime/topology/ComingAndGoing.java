package fopt.runtime.topology;

/// Graphs among nodes that come and go: which edges there are in a round is known only when it begins (see [Induced]).
///
/// @param all the graphs with everybody
public record ComingAndGoing(Schedule all) implements Schedule {
    @Override
    public String name() {
        return all.name();
    }

    @Override
    public int nodes() {
        return all.nodes();
    }

    @Override
    public MixingMatrix at(long round, long seed) {
        return all.at(round, seed);
    }

    @Override
    public boolean constant() {
        return false;
    }

    @Override
    public String describe() {
        return all.describe() + "; nodes come and go";
    }
}
