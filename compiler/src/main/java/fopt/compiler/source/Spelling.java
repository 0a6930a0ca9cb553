package fopt.compiler.source;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Two spellings of one name: `η` and `eta`, `x̂` and `x_hat`, `λ₂` and `lambda2`.
///
/// A name is cut at its underscores. A part that is one letter, with a hat, bar or tilde and digits behind it if any, is written out; the
/// other parts stay as they are, so that the `eta` in `beta` or `data` is never touched.
public final class Spelling {
    private static final List<String> GREEK = List.of("alpha α", "beta β", "gamma γ", "delta δ", "epsilon ε", "zeta ζ", "eta η", "theta θ", "iota ι",
            "kappa κ", "lambda λ", "mu μ", "nu ν", "xi ξ", "omicron ο", "pi π", "rho ρ", "sigma σ", "tau τ", "upsilon υ", "phi φ", "chi χ", "psi ψ",
            "omega ω", "Alpha Α", "Beta Β", "Gamma Γ", "Delta Δ", "Epsilon Ε", "Zeta Ζ", "Eta Η", "Theta Θ", "Iota Ι", "Kappa Κ", "Lambda Λ", "Mu Μ",
            "Nu Ν", "Xi Ξ", "Omicron Ο", "Pi Π", "Rho Ρ", "Sigma Σ", "Tau Τ", "Upsilon Υ", "Phi Φ", "Chi Χ", "Psi Ψ", "Omega Ω");
    /// These look like Latin letters, so [#unicode] never writes them.
    private static final String LOOK_LATIN = "οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
    /// Characters that stand for a Greek letter: the micro sign, the increment sign, and variant forms.
    private static final Map<Integer, String> LOOK_ALIKES = Map.of(0x00B5, "μ", 0x2206, "Δ", 0x03F5, "ε", 0x03D5, "φ", 0x03D1, "θ");
    private static final Map<String, String> MARKS = Map.of("\u0302", "hat", "\u0304", "bar", "\u0303", "tilde");

    private static final Map<String, String> NAMES = new HashMap<>();
    private static final Map<String, String> LETTERS = new HashMap<>();

    static {
        for (String pair : GREEK) {
            String[] p = pair.split(" ");
            NAMES.put(p[1], p[0]);
            if (!LOOK_LATIN.contains(p[1])) {
                LETTERS.put(p[0], p[1]);
            }
        }
    }

    private static final Pattern ONE_LETTER = Pattern.compile("([A-Za-z\\x{370}-\\x{3FF}])([\\x{302}-\\x{304}]*)([0-9]*)");
    private static final Pattern NAMED = Pattern.compile("([A-Za-z]+?)([0-9]*)");

    private Spelling() {}

    /// The spelling by which names are compared: ASCII wherever there is an ASCII form.
    public static String canonical(String written) {
        if (written.chars().allMatch(c -> c < 128)) {
            return written;
        }
        String plain = written.codePoints().mapToObj(Spelling::plain).collect(Collectors.joining());
        return parts(Normalizer.normalize(plain, Normalizer.Form.NFC)).map(Spelling::spellOut).collect(Collectors.joining("_"));
    }

    /// The spelling with Greek letters and marks, in NFC; `canonical` of it is `canonical` of the id.
    public static String unicode(String id) {
        StringBuilder result = new StringBuilder();
        String separator = "";
        boolean takesMark = false;
        for (String part : parts(canonical(id)).toList()) {
            Matcher m = NAMED.matcher(part);
            boolean named = m.matches();
            String mark = named ? mark(m.group(1)) : null;
            if (mark != null && takesMark) {
                result.append(mark).append(m.group(2));
            } else {
                String letter = named ? LETTERS.getOrDefault(m.group(1), m.group(1)) : part;
                result.append(separator).append(named ? letter + m.group(2) : part);
                mark = named && letter.length() == 1 ? letter : null;
            }
            separator = "_";
            takesMark = mark != null && m.group(2).isEmpty();
        }
        return Normalizer.normalize(result, Normalizer.Form.NFC);
    }

    private static Stream<String> parts(String name) {
        return Stream.of(name.split("_", -1));
    }

    private static String plain(int c) {
        boolean subscript = c >= 0x2080 && c <= 0x2089;
        return subscript ? String.valueOf(c - 0x2080) : LOOK_ALIKES.getOrDefault(c, Character.toString(c));
    }

    private static String spellOut(String part) {
        Matcher m = ONE_LETTER.matcher(Normalizer.normalize(part, Normalizer.Form.NFD));
        if (!m.matches()) {
            return part;
        }
        String marks = m.group(2).codePoints().mapToObj(c -> "_" + MARKS.get(Character.toString(c))).collect(Collectors.joining());
        return NAMES.getOrDefault(m.group(1), m.group(1)) + marks + m.group(3);
    }

    private static String mark(String name) {
        return MARKS.entrySet().stream().filter(e -> e.getValue().equals(name)).map(Map.Entry::getKey).findFirst().orElse(null);
    }
}
