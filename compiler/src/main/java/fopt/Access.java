package fopt;

import fopt.runtime.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which files a program may touch: those below certain folders. Links are followed before it is asked where a file is.
public final class Access {
    /// All files, as for the command line.
    public static final Access ALL = new Access(Optional.empty(), Optional.empty());
    /// No file.
    public static final Access NONE = new Access(Optional.of(List.of()), Optional.of(List.of()));

    /// Empty for everywhere.
    private final Optional<List<Path>> read;
    private final Optional<List<Path>> write;

    private Access(Optional<List<Path>> read, Optional<List<Path>> write) {
        this.read = read;
        this.write = write;
    }

    /// With a folder, and all below it, from which data and imports may be read.
    public Access reading(Path folder) {
        return new Access(with(read, folder), write);
    }

    /// With a folder, and all below it, to which plots and results may be written.
    public Access writing(Path folder) {
        return new Access(read, with(write, folder));
    }

    private static Optional<List<Path>> with(Optional<List<Path>> folders, Path folder) {
        return folders.map(all -> {
            List<Path> more = new ArrayList<>(all);
            more.add(real(folder));
            return List.copyOf(more);
        });
    }

    /// @throws UserError E830 if the program may not read it
    public void checkRead(Path file) {
        check(read, file, "read from");
    }

    /// @throws UserError E830 if the program may not write it
    public void checkWrite(Path file) {
        check(write, file, "write to");
    }

    private static void check(Optional<List<Path>> folders, Path file, String verb) {
        if (folders.isPresent() && folders.get().stream().noneMatch(real(file)::startsWith)) {
            throw new UserError("E830", "this program may not " + verb + " " + file + ": the host has " + (folders.get().isEmpty() ? "opened no folder to it"
                    : "opened only " + String.join(", ", folders.get().stream().map(Path::toString).toList())));
        }
    }

    /// Where a file is, or will be: links in that part of its path that exists are followed.
    private static Path real(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        for (Path there = whole; there != null; there = there.getParent()) {
            try {
                return there.toRealPath().resolve(there.relativize(whole)).normalize();
            } catch (IOException e) {
                // go up to what exists
            }
        }
        return whole;
    }
}
