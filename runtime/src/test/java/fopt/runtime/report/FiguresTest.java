package fopt.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0", "0.1, 0.1", "0.123456, 0.1235", "0.00123456, 0.001235", "0.000999, 9.99e-4", "1.23456e-7, 1.235e-7", "1e-12, 1e-12",
        "3000, 3000", "12345.6, 12346", "999999, 999999", "1234567, 1.235e6", "-2.5, -2.5", "-1e-9, -1e-9", "4.9e-324, 4.9e-324", "1.7e308, 1.7e308",
        "NaN, NaN", "Infinity, ∞", "-Infinity, -∞"})
    void numbersHaveFourDigits(double value, String text) {
        assertThat(Figures.number(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 bit", "999, 999 bit", "999.99, 1.000 kbit", "1234567, 1.235 Mbit", "1e9, 1 Gbit", "9e18, 9 Ebit", "9e21, 9000 Ebit"})
    void bitsHaveAPrefix(double bits, String text) {
        assertThat(Figures.bits(bits)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.04, 0.0 s", "9.94, 9.9 s", "12.3, 12 s", "200, 3 min 20 s", "3900, 1 h 5 min"})
    void durationsHaveTheUnitThatFits(double seconds, String text) {
        assertThat(Figures.duration(seconds)).isEqualTo(text);
    }
}
