package fopt.cli.hooks;

/// Python, for [java.util.ServiceLoader].
public final class PythonPart extends FetchedLanguage {
    public PythonPart() {
        super(new Part("python", "Python", 160));
    }
}
