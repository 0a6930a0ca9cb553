package fopt.compiler.run;

import fopt.Access;
import fopt.compiler.check.Declared;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Nearest;
import fopt.compiler.source.Source;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Item;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Parser;
import fopt.compiler.syntax.Unit;
import fopt.runtime.UserError;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Puts the declarations of imported files in the place of the `import`s: a program is one list of declarations, whatever files they come from.
///
/// A file is looked for beside the one that imports it, and read once, however often it is imported. Its statements and tests are left out.
/// `import "stdlib/gossip.fopt"` names a page of the standard library, whose declarations are there anyway.
///
/// What a file brings `as g` is called `g.name`: see [ImportedAs].
///
/// E080: a file that cannot be read. E081: a file that imports itself, be it through others. E082: a name that two files declare. E122: a file that is imported in two ways.
/// E126: a page of the library with a name.
public final class Imports {
    /// A program with all its declarations. @param sources its own, then those of imported files, and of functions in other languages
    public record Loaded(Unit unit, List<Source> sources) {}

    private static final String LIBRARY = "stdlib/";

    private final Diagnostics diagnostics;
    private final Access access;
    private final Map<Path, String> unsaved;
    private final Externs externs;
    private final ProgramTexts texts;
    private final List<Item> items = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final Map<String, Name> names = new HashMap<>();
    private final Map<Path, ImportedAs.File> loaded = new HashMap<>();
    private final List<Path> path = new ArrayList<>();

    private Imports(Diagnostics diagnostics, Surroundings surroundings, Source own) {
        this.diagnostics = diagnostics;
        access = surroundings.access();
        unsaved = surroundings.unsaved();
        texts = new ProgramTexts(surroundings.limits().sourceChars(), own.text().length());
        externs = new Externs(surroundings, diagnostics, sources, texts);
    }

    /// @param surroundings with the folder of the program
    public static Loaded into(Unit unit, Surroundings surroundings, Diagnostics diagnostics) {
        Imports imports = new Imports(diagnostics, surroundings, unit.source());
        Path folder = surroundings.folder();
        imports.sources.add(unit.source());
        unit.items().forEach(item -> Declared.name(item).ifPresent(n -> imports.names.putIfAbsent(n.id(), n)));
        imports.path.add(real(folder.resolve(file(unit.source()))));
        ImportedAs as = imports.follow(unit, folder);
        imports.items.addAll(as.resolved(imports.externs.read(unit.items(), folder).stream().filter(i -> !(i instanceof Decl.Import)).toList()));
        return new Loaded(new Unit(unit.source(), List.copyOf(imports.items)), List.copyOf(imports.sources));
    }

    /// @return what the imports of this file are called in it
    private ImportedAs follow(Unit unit, Path folder) {
        ImportedAs as = new ImportedAs(diagnostics);
        for (Item item : unit.items()) {
            if (item instanceof Decl.Import i) {
                load(i, folder, as);
            }
        }
        return as;
    }

    private void load(Decl.Import i, Path folder, ImportedAs as) {
        if (i.file().startsWith(LIBRARY)) {
            page(i);
            return;
        }
        Path file = file(i, folder);
        if (file == null) {
            return;
        }
        Path real = real(file);
        if (path.contains(real)) {
            diagnostics.add(circle(i, real));
        } else if (loaded.containsKey(real)) {
            again(i, loaded.get(real), as);
        } else {
            text(i, file).ifPresent(text -> {
                path.add(real);
                loaded.put(real, add(i, file, new Source(beside(i.span().source(), i.file()), text), as));
                path.removeLast();
            });
        }
    }

    /// A file is read once, and has one name in all of the program.
    private void again(Decl.Import i, ImportedAs.File before, ImportedAs as) {
        if (i.as().map(Name::id).equals(before.as().map(Name::id))) {
            as.knows(i, before);
        } else {
            Diagnostic d = Diagnostic.of("E122", i.span(), i.file() + " is imported " + called(i.as()) + " here, and elsewhere " + called(before.as()));
            diagnostics.add(d.note(before.place(), "here").help("import it in one way"));
        }
    }

    private static String called(Optional<Name> as) {
        return as.map(n -> "as `" + n.written() + "`").orElse("without `as`");
    }

    private ImportedAs.File add(Decl.Import i, Path file, Source source, ImportedAs as) {
        sources.add(source);
        Unit unit = Parser.parse(source, diagnostics);
        Path folder = file.toAbsolutePath().getParent();
        List<Item> inside = follow(unit, folder).resolved(externs.read(unit.items(), folder));
        ImportedAs.File read = ImportedAs.File.of(i, inside, source);
        as.knows(i, read);
        for (Item item : i.as().isPresent() ? as.renamed(read, inside) : inside) {
            Optional<Name> name = Declared.name(item);
            Name other = name.map(n -> names.putIfAbsent(n.id(), n)).orElse(null);
            boolean clash = other != null && !other.span().source().equals(source);
            if (clash) {
                diagnostics.add(Diagnostic.of("E082", i.span(), "`" + name.get().written() + "` of " + source.name() + " is declared in "
                        + other.span().source().name() + ", too")
                        .note(name.get().span(), "here").note(other.span(), "and here").help("give one of them another name"));
            } else if (name.isPresent()) {
                items.add(item);
            }
        }
        return read;
    }

    private void page(Decl.Import i) {
        i.as().ifPresent(as -> diagnostics.add(Diagnostic.of("E126", as.span(), "the standard library is known under its own names, not as `" + as.written() + "`")
                .help("leave out the import: `run choco_sgd() on p`")));
        List<String> pages = StandardLibrary.pages();
        String page = i.file().substring(LIBRARY.length());
        if (!pages.contains(page)) {
            Diagnostic d = Diagnostic.of("E080", i.span(), "the standard library has no page " + page);
            diagnostics.add(d.help(Nearest.name(page, pages).map(n -> "did you mean \"" + LIBRARY + n + "\"?").orElse("its pages are " + String.join(", ", pages))));
        }
    }

    // ---- files

    /// The file that an import names; null, with an error, if there is none.
    private Path file(Decl.Import i, Path folder) {
        try {
            Path file = folder.resolve(i.file());
            access.checkRead(file);
            if (Files.isRegularFile(file) || unsaved.containsKey(real(file))) {
                return file;
            }
            Diagnostic d = Diagnostic.of("E080", i.span(), Files.isDirectory(file) ? i.file() + " is a folder, not a program" : "there is no file " + i.file())
                    .note("looked in " + folder.toAbsolutePath().normalize() + ", where the file is that imports it");
            diagnostics.add(near(file, ".fopt").map(n -> d.help("did you mean \"" + n + "\"?")).orElse(d));
        } catch (UserError closed) {
            diagnostics.add(Diagnostic.of(closed.code(), i.span(), closed.getMessage()));
        } catch (InvalidPathException e) {
            diagnostics.add(Diagnostic.of("E080", i.span(), "this is not the name of a file: " + e.getReason()));
        }
        return null;
    }

    /// The name of a file in the same folder that is like this one. @param ending that it has
    static Optional<String> near(Path file, String ending) {
        try (Stream<Path> siblings = Files.list(file.toAbsolutePath().getParent())) {
            return Nearest.name(file.getFileName().toString(), siblings.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(ending)).sorted().toList());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<String> text(Decl.Import i, Path file) {
        try {
            return Optional.of(unsaved.containsKey(real(file)) ? texts.of(unsaved.get(real(file)), file) : texts.read(file));
        } catch (UserError tooLong) {
            diagnostics.add(Diagnostic.of(tooLong.code(), i.span(), tooLong.getMessage()));
        } catch (CharacterCodingException e) {
            diagnostics.add(Diagnostic.of("E080", i.span(), i.file() + " is not text in UTF-8"));
        } catch (IOException e) {
            diagnostics.add(Diagnostic.of("E080", i.span(), i.file() + " cannot be read: " + e.getMessage()));
        }
        return Optional.empty();
    }

    private Diagnostic circle(Decl.Import i, Path real) {
        Stream<Path> round = Stream.concat(path.subList(path.indexOf(real), path.size()).stream(), Stream.of(real));
        return Diagnostic.of("E081", i.span(), "these files import each other in a circle: "
                + String.join(" → ", round.map(f -> f.getFileName().toString()).toList()))
                .help("move what both need into a third file");
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }

    /// The name of the program's own file, without its folder.
    private static String file(Source source) {
        return source.name().substring(source.name().replace('\\', '/').lastIndexOf('/') + 1);
    }

    /// What diagnostics call an imported file: as it is seen from where the program was named.
    public static String beside(Source importing, String file) {
        int folder = importing.name().replace('\\', '/').lastIndexOf('/');
        return folder < 0 || Path.of(file).isAbsolute() ? file : Path.of(importing.name().substring(0, folder)).resolve(file).normalize().toString();
    }

    /// Whether a diagnostic is of interest to somebody who runs the program: errors, and warnings of its own file.
    public static boolean concerns(Diagnostic d, Source own) {
        Span span = d.span();
        return d.isError() || span.source().equals(own);
    }
}
