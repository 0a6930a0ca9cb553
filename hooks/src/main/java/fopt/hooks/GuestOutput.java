package fopt.hooks;

import java.io.OutputStream;

/// What guests print goes to the standard error of the process, whatever that is at the moment: it is for looking, never a result.
final class GuestOutput extends OutputStream {
    static final GuestOutput STREAM = new GuestOutput();

    private GuestOutput() {
    }

    @Override
    public void write(int value) {
        System.err.write(value);
    }

    @Override
    public void write(byte[] values, int offset, int length) {
        System.err.write(values, offset, length);
    }

    @Override
    public void flush() {
        System.err.flush();
    }
}
