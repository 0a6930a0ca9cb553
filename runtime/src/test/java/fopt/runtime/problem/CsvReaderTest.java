package fopt.runtime.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fopt.runtime.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvReaderTest {
    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("a.csv"), text);
    }

    @Test
    void theLabelIsTheLastColumnAndAHeaderIsRecognised() throws IOException {
        for (String header : new String[] {"", "age,height,class\n", "\uFEFF\"age, in years\",2,3\n"}) {
            DataSet data = DataSets.csv(file(header + "1,2,+1\n3.5, -4e1 ,-1\n\n"));
            assertThat(data.isSparse()).isFalse();
            assertThat(data.columns()).isEqualTo(2);
            assertThat(data.values()).containsExactly(1, 2, 3.5, -40);
            assertThat(data.labels()).containsExactly(1, -1);
        }
    }

    @Test
    void theLabelCanBeNamed() throws IOException {
        DataSet data = DataSets.csv(file("class,age,height\n1,2,3\n-1,4,5\n"), "class");
        assertThat(data.labels()).containsExactly(1, -1);
        assertThat(data.values()).containsExactly(2, 3, 4, 5);
        assertThatThrownBy(() -> DataSets.csv(file("class,age\n1,2\n"), "clas")).isInstanceOf(UserError.class)
                .hasMessageEndingWith("a.csv:1: found the columns class, age, expected a column named clas. Did you mean class?");
        assertThatThrownBy(() -> DataSets.csv(file("1,2\n"), "class")).hasMessageContaining("found no header");
    }

    @Test
    void semicolonsAndTabsSeparateToo() throws IOException {
        assertThat(DataSets.csv(file("a;b\n1;2\n")).labels()).containsExactly(2);
        assertThat(DataSets.csv(file("1\t2\t3\n")).labels()).containsExactly(3);
    }

    @Test
    void mostlyZerosBecomeSparse() throws IOException {
        DataSet data = DataSets.csv(file("0,0,5,1\n0,7,0,2\n"));
        assertThat(data.isSparse()).isTrue();
        assertThat(data.columns()).isEqualTo(3);
        assertThat(data.column()).containsExactly(2, 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a,b~1,2~x,3     | 3 | "x" in column 1, a, expected a finite number
        1,2~3,          | 2 | nothing in column 2, expected a finite number: number the classes
        a,b~,3          | 2 | nothing in column 1, a, expected a finite number. Leave out the row
        1,2~nan,3       | 2 | "nan" in column 1, expected
        1,2~1e999,3     | 2 | "1e999" in column 1, expected
        1,2~3           | 2 | 1 field, expected 2
        1,2~3,4,5       | 2 | 3 fields, expected 2
        1~2             | 1 | one column, expected at least two
        a,b             | 1 | no row of numbers
        ''              | 1 | no row of numbers
        """)
    void malformedLinesAreNamedWithTheirNumber(String lines, int line, String found) throws IOException {
        Path file = file(lines.replace('~', '\n'));
        assertThatThrownBy(() -> DataSets.csv(file)).isInstanceOf(UserError.class)
                .hasMessageStartingWith(file + ":" + line + ": found " + found).extracting("code").isEqualTo("E501");
    }

    @Test
    void anOpenQuoteIsReported() {
        assertThatThrownBy(() -> DataSets.csv(file("1,2\n\"3,4\n"))).isInstanceOf(UserError.class).hasMessageContaining("a.csv:2: found ");
    }

    @Test
    void aMissingFileIsAUserError() {
        assertThatThrownBy(() -> DataSets.csv(folder.resolve("b.csv"))).isInstanceOf(UserError.class).extracting("code").isEqualTo("E500");
    }
}
