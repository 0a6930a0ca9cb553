package fopt.compiler.run;

import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Source;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Item;
import fopt.runtime.UserError;
import fopt.runtime.hook.HookLanguages;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What `extern` declarations need from outside: their language must be open to the program, and a file is read once, with the program.
///
/// E703: a language that the host has not opened. E713: a file that cannot be read.
///
/// @param sources gets the texts of the files
/// @param texts reads them
record Externs(Surroundings surroundings, Diagnostics diagnostics, List<Source> sources, ProgramTexts texts) {

    /// The items of a file, with the texts of their functions. @param folder of the file
    List<Item> read(List<Item> items, Path folder) {
        return items.stream().map(item -> item instanceof Decl.Extern e ? read(e, folder) : item).toList();
    }

    private Decl.Extern read(Decl.Extern e, Path folder) {
        closed(e).ifPresent(diagnostics::add);
        if (e.file().isEmpty() || e.code().isPresent()) {
            return e;
        }
        Source text = new Source(Imports.beside(e.span().source(), e.file().get()), text(e, folder).orElse(""));
        if (!sources.contains(text)) {
            sources.add(text);
        }
        return new Decl.Extern(e.span(), e.doc(), e.language(), e.name(), e.parameters(), e.result(), Optional.of(text.text()), Optional.of(text.name()));
    }

    private Optional<Diagnostic> closed(Decl.Extern e) {
        Set<String> open = surroundings.hooks().keySet();
        if (open.contains(e.language().id()) || !HookLanguages.names().contains(e.language().id())) {
            return Optional.empty();
        }
        return Optional.of(Diagnostic.of("E703", e.language().span(), "this program may not call functions in " + e.language().written() + ": the host has "
                + (open.isEmpty() ? "opened no language to it" : "opened only " + String.join(", ", open.stream().sorted().toList())))
                .help("open it, as in `Fopt.builder().hooks(HookRules.CLOSED, \"" + e.language().written() + "\")`"));
    }

    private Optional<String> text(Decl.Extern e, Path folder) {
        String name = e.file().orElseThrow();
        try {
            Path file = folder.resolve(name);
            surroundings.access().checkRead(file);
            if (Files.isRegularFile(file)) {
                return Optional.of(texts.read(file));
            }
            Diagnostic d = Diagnostic.of("E713", e.span(), Files.isDirectory(file) ? name + " is a folder" : "there is no file " + name)
                    .note("looked in " + folder.toAbsolutePath().normalize() + ", where the file is that declares the function");
            diagnostics.add(Imports.near(file, e.language().id().equals("python") ? ".py" : "").map(n -> d.help("did you mean \"" + n + "\"?")).orElse(d));
        } catch (UserError closed) {
            diagnostics.add(Diagnostic.of(closed.code(), e.span(), closed.getMessage()));
        } catch (CharacterCodingException c) {
            diagnostics.add(Diagnostic.of("E713", e.span(), name + " is not text in UTF-8"));
        } catch (IOException | InvalidPathException x) {
            diagnostics.add(Diagnostic.of("E713", e.span(), name + " cannot be read: " + x.getMessage()));
        }
        return Optional.empty();
    }
}
