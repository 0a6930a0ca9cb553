package fopt.compiler.latex;

/// Greek letters as commands of LaTeX; those that look like Latin ones are these.
final class GreekLetters {
    private static final String LETTERS = "αβγδεζηθικλμνξοπρστυφχψωΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ";
    private static final String[] COMMANDS = ("\\alpha \\beta \\gamma \\delta \\epsilon \\zeta \\eta \\theta \\iota \\kappa \\lambda \\mu \\nu \\xi o \\pi \\rho \\sigma \\tau \\upsilon"
            + " \\phi \\chi \\psi \\omega A B \\Gamma \\Delta E Z H \\Theta I K \\Lambda M N \\Xi O \\Pi P \\Sigma T \\Upsilon \\Phi X \\Psi \\Omega").split(" ");

    private GreekLetters() {}

    static boolean isOne(int character) {
        return LETTERS.indexOf(character) >= 0;
    }

    /// For mathematics. @param character with [#isOne]
    static String command(int character) {
        return COMMANDS[LETTERS.indexOf(character)];
    }
}
