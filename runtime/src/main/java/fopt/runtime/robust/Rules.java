package fopt.runtime.robust;

import java.util.List;
import java.util.Optional;

/// The list of all robust rules: a new one is its own class and one line here. f is how many inputs may be wrong.
public final class Rules {
    /// A number that a rule takes. @param usual NaN for f itself
    public record Option(String name, double usual, double least) {}

    /// @param around whether it takes another rule first, to which it hands on what it made
    /// @param make of the numbers in order, f, and the other rule (or null)
    public record Kind(String name, boolean around, List<Option> options, String doc, Make make) {}

    interface Make {
        RobustRule of(double[] options, int f, RobustRule inner);
    }

    private static final Option F = new Option("f", Double.NaN, 0);

    public static final List<Kind> ALL = List.of(
        new Kind("coordinate_median", false, List.of(), "The median of each entry.", (o, f, r) -> TrimmedMean.median()),
        new Kind("trimmed_mean", false, List.of(F), "The mean of each entry without the f smallest and largest values.", (o, f, r) -> new TrimmedMean((int) o[0])),
        new Kind("geometric_median", false, List.of(), "The point with the least sum of distances (smoothed Weiszfeld).", (o, f, r) -> new GeometricMedian()),
        new Kind("krum", false, List.of(F), "The vector nearest to its n − f − 2 nearest others.", (o, f, r) -> new Krum((int) o[0], 1)),
        new Kind("multi_krum", false, List.of(F, new Option("m", 0, 1)), "The mean of the m best vectors of Krum, n − f where m is not given.",
            (o, f, r) -> new Krum((int) o[0], (int) o[1])),
        new Kind("bulyan", false, List.of(F), "n − 2f vectors by Krum, then each entry the mean of its n − 4f values nearest to their median; f < n/4.",
            (o, f, r) -> new Bulyan((int) o[0])),
        new Kind("minimum_diameter", false, List.of(F), "The mean of the n − f vectors that lie nearest together (MDA); all sets are tried.",
            (o, f, r) -> new MinimumDiameter((int) o[0])),
        new Kind("norm_elimination", false, List.of(F), "The mean of the n − f vectors of least norm (CGE).", (o, f, r) -> new Elimination((int) o[0])),
        new Kind("centered_clip", false, List.of(new Option("radius", 1, 0), new Option("steps", 3, 1)),
            "Steps towards the mean of differences clipped to a radius, from the median of each entry.", (o, f, r) -> new CenteredClip(o[0], (int) o[1])),
        new Kind("nearest_neighbor_mixing", true, List.of(F), "Each vector is replaced by the mean of its n − f nearest before the rule (NNM).",
            (o, f, r) -> new NearestNeighborMixing(r, (int) o[0])),
        new Kind("bucketing", true, List.of(new Option("s", 2, 1)), "Means of s vectors each, in random order, before the rule.",
            (o, f, r) -> new Bucketing(r, (int) o[0])));

    private Rules() {}

    public static Optional<Kind> byName(String name) {
        return ALL.stream().filter(k -> k.name().equals(name)).findFirst();
    }
}
