package fopt.cli.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordWrapTest {
    @Test
    void linesAreBrokenBetweenWords() {
        assertThat(WordWrap.of("one two three four five six\nshort\n", 21, 0)).isEqualTo("one two three four\nfive six\nshort\n");
        assertThat(WordWrap.of("p = three four five six seven eight", 21, 4)).isEqualTo("p = three four five\n    six seven eight\n");
    }

    @Test
    void whatHasNoBlanksStays() {
        assertThat(WordWrap.of("a".repeat(50) + " b", 30, 4)).isEqualTo("a".repeat(50) + " b\n");
        assertThat(WordWrap.of("one two three four five six", 0, 0)).isEqualTo("one two three four five six");
    }
}
