package fopt.compiler.run;

import fopt.compiler.check.Declared;
import fopt.compiler.source.Diagnostic;
import fopt.compiler.source.Diagnostics;
import fopt.compiler.source.Nearest;
import fopt.compiler.source.Source;
import fopt.compiler.source.Span;
import fopt.compiler.syntax.Decl;
import fopt.compiler.syntax.Expr;
import fopt.compiler.syntax.Item;
import fopt.compiler.syntax.Name;
import fopt.compiler.syntax.Rewriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// `import "file.fopt" as g`: the declarations of the file are called `g.name`, in the file itself too, and `g.name` in the program is such a name.
///
/// E123: `g` is the name of something else. E124: the file declares no such name. E125: the file gives one of its names a second meaning inside.
final class ImportedAs {
    private final Diagnostics diagnostics;
    /// By the name of the import in one file: what it declares.
    private final Map<String, Set<String>> declared = new HashMap<>();

    ImportedAs(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /// A file that was read.
    ///
    /// @param place of the first import of it
    /// @param as how that calls it
    /// @param names of its declarations
    record File(Span place, Optional<Name> as, Set<String> names, Source source) {
        static File of(Decl.Import i, List<Item> items, Source source) {
            return new File(i.span(), i.as(), items.stream().map(Declared::name).flatMap(Optional::stream).map(Name::id).collect(Collectors.toSet()), source);
        }
    }

    /// From now on `g.name` stands for a declaration of this file, if the import has a name.
    void knows(Decl.Import i, File file) {
        i.as().ifPresent(g -> {
            if (declared.put(g.id(), file.names()) != null) {
                diagnostics.add(Diagnostic.of("E123", g.span(), "two imports are called `" + g.written() + "`").help("give one of them another name"));
            }
        });
    }

    /// The declarations of an imported file, under their new names.
    List<Item> renamed(File file, List<Item> items) {
        Name g = file.as().orElseThrow();
        Set<String> names = file.names();
        List<Name> hidden = new ArrayList<>();
        Rewriter renaming = new Rewriter() {
            @Override
            protected Name used(Name n) {
                return names.contains(n.id()) ? new Name(n.span(), g.id() + "." + n.id(), g.written() + "." + n.written()) : n;
            }

            @Override
            protected Name bound(Name n) {
                if (names.contains(n.id())) {
                    hidden.add(n);
                }
                return n;
            }
        };
        List<Item> out = items.stream().filter(item -> Declared.name(item).isPresent()).map(renaming::of).toList();
        if (!hidden.isEmpty()) {
            diagnostics.add(Diagnostic.of("E125", file.place(), "`" + hidden.getFirst().written() + "` is a declaration of " + file.source().name() + ", and there also the name of something inside of one")
                    .note(hidden.getFirst().span(), "here").help("give that another name, or import the file without `as`"));
        }
        return out;
    }

    /// The items of the file that has the imports, with `g.name` as one name.
    List<Item> resolved(List<Item> items) {
        if (declared.isEmpty()) {
            return items;
        }
        Rewriter resolving = new Rewriter() {
            @Override
            protected Optional<Expr> instead(Expr e) {
                return e instanceof Expr.Field f && f.base() instanceof Expr.Ref r && declared.containsKey(r.name().id())
                        ? Optional.of(new Expr.Ref(f.span(), member(r.name(), f))) : Optional.empty();
            }

            @Override
            protected Name used(Name n) {
                return n;
            }

            @Override
            protected Name bound(Name n) {
                isFree(n);
                return n;
            }
        };
        items.stream().map(Declared::name).flatMap(Optional::stream).forEach(this::isFree);
        return items.stream().map(resolving::of).toList();
    }

    private void isFree(Name n) {
        if (declared.containsKey(n.id())) {
            diagnostics.add(Diagnostic.of("E123", n.span(), "`" + n.written() + "` is the name of an import").help("choose another name"));
        }
    }

    private Name member(Name g, Expr.Field f) {
        Set<String> names = declared.get(g.id());
        if (!names.contains(f.name().id())) {
            diagnostics.add(Diagnostic.of("E124", f.name().span(), "`" + g.written() + "` has no declaration `" + f.name().written() + "`")
                    .help(Nearest.name(f.name().id(), names).map(n -> "did you mean `" + g.written() + "." + n + "`?")
                            .orElse("it declares " + names.stream().sorted().collect(Collectors.joining(", ")))));
        }
        return new Name(f.span(), g.id() + "." + f.name().id(), g.written() + "." + f.name().written());
    }
}
