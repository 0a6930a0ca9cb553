package fopt.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// What the command line may know: hosts' side of the compiler, sources with their diagnostics, tokens and the formatter.
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("fopt.cli");

    @Test
    void theInsideOfTheCompilerIsNoneOfItsBusiness() {
        noClasses().that().resideInAPackage("fopt.cli..").should().dependOnClassesThat().resideInAnyPackage("fopt.compiler.analysis..", "fopt.compiler.check..",
                "fopt.compiler.diff..", "fopt.compiler.emit..", "fopt.compiler.eval..", "fopt.compiler.ir..", "fopt.compiler.lower..", "fopt.compiler.pass..",
                "fopt.compiler.run..", "fopt.compiler.types..", "fopt.grammar..", "org.antlr..").check(CLASSES);
    }

    @Test
    void onlyTheLanguageServerKnowsItsProtocol() {
        noClasses().that().resideOutsideOfPackage("fopt.cli.lsp..").should().dependOnClassesThat().resideInAPackage("org.eclipse.lsp4j..").check(CLASSES);
    }
}
