package fopt.runtime.hook;

/// The guest of one run: its functions share their variables. Used by one thread at a time.
public interface HookSession extends AutoCloseable {
    /// Makes a function of a text: the function of that name that it defines, or the function that the whole text is (`t => 1 / t`).
    ///
    /// @throws HookFailure if the text does not parse, fails when it is read, or gives no function
    Hook bind(HookSource source, HookSignature signature);

    /// Ends the guest; also one that is still in a call, which then fails. May be called by any thread.
    @Override
    void close();
}
