package fopt.runtime.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fopt.runtime.UserError;
import org.junit.jupiter.api.Test;

class LabelsTest {
    private static DataSet labelled(double... labels) {
        return DataSet.dense("a.svm", labels.length, 1, labels, new double[labels.length]);
    }

    @Test
    void theLargerLabelIsPlusOne() {
        assertThat(Labels.twoClass(labelled(2, 1, 2))).containsExactly(1, -1, 1);
        assertThat(Labels.twoClass(labelled(-1, 1))).containsExactly(-1, 1);
        assertThat(Labels.twoClass(labelled(0, -0.5))).containsExactly(1, -1);
    }

    @Test
    void twoClassesAreTwo() {
        assertThatThrownBy(() -> Labels.twoClass(labelled(1, 2, 3))).isInstanceOf(UserError.class)
                .hasMessageContaining("a.svm: found 3 different labels, from 1 to 3, expected two").extracting("code").isEqualTo("E502");
        assertThatThrownBy(() -> Labels.twoClass(labelled(1, 1))).hasMessageContaining("found only the label 1");
    }

    @Test
    void classesAreNumberedInTheOrderOfTheirLabels() {
        Labels.Classes classes = Labels.classes(labelled(5, -1, 3, 5));
        assertThat(classes.ofRow()).containsExactly(2, 0, 1, 2);
        assertThat(classes.count()).isEqualTo(3);
        assertThat(classes.names()).containsExactly(-1, 3, 5);
    }

    @Test
    void classesAreWholeNumbersAndMoreThanOne() {
        assertThatThrownBy(() -> Labels.classes(labelled(1, 2.5))).isInstanceOf(UserError.class).hasMessageContaining("the label 2.5")
                .extracting("code").isEqualTo("E503");
        assertThatThrownBy(() -> Labels.classes(labelled(4, 4))).isInstanceOf(UserError.class).hasMessageContaining("only the label 4");
    }
}
