package fopt.runtime.file;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.runtime.random.Stream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Decimal numbers to the last bit, against the JDK.
class DecimalTest {
    private static double parse(String text) {
        byte[] bytes = ("x" + text + "9").getBytes(StandardCharsets.UTF_8);
        return Decimal.parse(bytes, 1, bytes.length - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "+1", "-1", "007", "1.", ".5", "-.5e1", "1e5", "1E+05", "1e-5", "0.1", "0.30000000000000004", "9007199254740993",
        "123456789012345678901234567890", "0.000000000000000000000000000000001", "1e22", "1e23", "1e-22", "1e-23", "4.9e-324", "1.7976931348623157e308",
        "1e999", "1e-999", "-1e999999999999", "2.2250738585072011e-308", "0.000000000000000000012345", "5404319552844595.5"})
    void isTheNumberThatTheJdkReads(String text) {
        assertThat(Double.doubleToRawLongBits(parse(text))).isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "-", ".", "e5", "1e", "1e+", "1.2.3", "1,5", "1_000", "0x1p3", "1d", "1f", "NaN", "nan", "inf", "Infinity", "--1", "1e5.0", "1 2",
        "½", "١"})
    void whatIsNoDecimalNumberIsRefused(String text) {
        assertThat(parse(text)).isNaN();
    }

    @Test
    void randomNumbersInAllNotations() {
        Stream random = new Stream().reset(7, 0, 0, 0, 0);
        for (int k = 0; k < 20_000; k++) {
            double x = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(x)) {
                assertThat(parse(Double.toString(x))).isEqualTo(x);
            }
            String plain = new BigDecimal((random.nextLong() >> random.nextInt(64))).movePointLeft(random.nextInt(24)).toPlainString();
            assertThat(parse(plain)).as(plain).isEqualTo(Double.parseDouble(plain));
        }
    }
}
