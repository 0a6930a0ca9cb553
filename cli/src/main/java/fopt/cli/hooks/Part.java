package fopt.cli.hooks;

/// A language that can be fetched.
///
/// @param id        what stands after `extern`; also the profile of `hooks/languages.xml`
/// @param title     its name in messages
/// @param megabytes how much is fetched
record Part(String id, String title, int megabytes) {
}
