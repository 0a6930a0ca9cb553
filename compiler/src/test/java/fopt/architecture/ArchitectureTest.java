package fopt.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import fopt.compiler.syntax.Parser;
import org.junit.jupiter.api.Test;

/// The arrows between modules and packages: `grammar <- compiler -> runtime`, no cycle anywhere, and parser types that stop at one class.
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("fopt");

    @Test
    void theImportSeesAllModules() {
        assertThat(CLASSES).extracting(c -> c.getPackageName()).contains("fopt.grammar", "fopt.compiler.syntax", "fopt.runtime");
    }

    @Test
    void theRuntimeKnowsNothingOfTheLanguage() {
        check(noClasses().that().resideInAPackage("fopt.runtime..").should().dependOnClassesThat()
                .resideInAnyPackage("fopt", "fopt.compiler..", "fopt.grammar..", "fopt.cli..", "org.antlr.."));
    }

    @Test
    void theGrammarKnowsNobody() {
        check(noClasses().that().resideInAPackage("fopt.grammar..").should().dependOnClassesThat()
                .resideInAnyPackage("fopt", "fopt.compiler..", "fopt.runtime..", "fopt.cli.."));
    }

    @Test
    void nobodyKnowsTheCommandLine() {
        check(noClasses().that().resideOutsideOfPackage("fopt.cli..").should().dependOnClassesThat().resideInAPackage("fopt.cli.."));
    }

    @Test
    void parserTypesStopAtTheParser() {
        check(noClasses().that().resideOutsideOfPackages("fopt.compiler.syntax", "fopt.grammar").should().dependOnClassesThat()
                .resideInAnyPackage("org.antlr..", "fopt.grammar.."));
        check(noClasses().that().resideInAPackage("fopt.compiler.syntax").and().arePublic().and().doNotBelongToAnyOf(Parser.class)
                .should().dependOnClassesThat().resideInAnyPackage("org.antlr..", "fopt.grammar.."));
    }

    @Test
    void sourcesAreTheGroundAndTheTreeStandsOnThem() {
        check(onlyAmongCompilerPackages("fopt.compiler.source"));
        check(onlyAmongCompilerPackages("fopt.compiler.syntax", "fopt.compiler.source"));
        check(onlyAmongCompilerPackages("fopt.compiler.types", "fopt.compiler.source", "fopt.compiler.syntax"));
    }

    private static ArchRule onlyAmongCompilerPackages(String from, String... to) {
        String[] allowed = new String[to.length + 1];
        System.arraycopy(to, 0, allowed, 1, to.length);
        allowed[0] = from;
        return noClasses().that().resideInAPackage(from).should().dependOnClassesThat(
                resideInAPackage("fopt.compiler..")
                        .and(not(resideInAnyPackage(allowed))));
    }

    @Test
    void packagesFormNoCycle() {
        check(slices().matching("fopt.compiler.(*)..").should().beFreeOfCycles());
        check(slices().matching("fopt.runtime.(*)..").should().beFreeOfCycles());
        check(slices().matching("fopt.(*)..").should().beFreeOfCycles());
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}
