package fopt.cli.hooks;

/// JavaScript, for [java.util.ServiceLoader].
public final class JsPart extends FetchedLanguage {
    public JsPart() {
        super(new Part("js", "JavaScript", 65));
    }
}
