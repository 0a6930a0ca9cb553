package fopt.compiler.syntax;

import fopt.compiler.source.Source;
import java.util.List;

/// A parsed source: declarations and statements in the order of the text.
public record Unit(Source source, List<Item> items) {}
