package fopt.cli.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TerminalImageTest {
    @Test
    void terminalsAreKnownByWhatTheySay() {
        assertThat(TerminalImage.of(Map.of("TERM", "xterm-kitty"))).isEqualTo(TerminalImage.KITTY);
        assertThat(TerminalImage.of(Map.of("TERM", "foot"))).isEqualTo(TerminalImage.SIXEL);
        assertThat(TerminalImage.of(Map.of("TERM", "xterm-256color"))).isEqualTo(TerminalImage.NONE);
        assertThat(TerminalImage.of(Map.of("TERM", "tmux-256color", "KITTY_WINDOW_ID", "1"))).as("tmux does not pass pictures on").isEqualTo(TerminalImage.NONE);
        assertThat(TerminalImage.of(Map.of("TERM", "xterm", "FOPT_IMAGES", "sixel"))).isEqualTo(TerminalImage.SIXEL);
    }

    @Test
    void kittyGetsTheFileInPieces() {
        byte[] png = new byte[10_000];
        new Random(1).nextBytes(png);
        String sent = TerminalImage.kitty(png);
        Matcher pieces = Pattern.compile("\u001b_G(a=T,f=100,)?m=([01]);([^\u001b]*)\u001b\\\\").matcher(sent);
        String data = pieces.results().map(m -> m.group(3)).collect(Collectors.joining());
        assertThat(Base64.getDecoder().decode(data)).isEqualTo(png);
        assertThat(pieces.reset().results().map(m -> m.group(2))).startsWith("1").endsWith("0").hasSize(4);
        assertThat(pieces.reset().results().map(m -> m.group(3).length())).allMatch(n -> n <= 4096);
    }

    /// Reads the sixels back, as a terminal does.
    @Test
    void sixelsGiveThePictureBack() {
        BufferedImage image = new BufferedImage(37, 20, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 37; x++) {
            for (int y = 0; y < 20; y++) {
                image.setRGB(x, y, new Color(x % 6 * 51, y % 6 * 51, (x + y) % 6 * 51).getRGB());
            }
        }
        int[][] colours = new int[256][];
        int[][] seen = new int[20][37];
        Matcher m = Pattern.compile("#(\\d+);2;(\\d+);(\\d+);(\\d+)|#(\\d+)|!(\\d+)([?-~])|([?-~])|(\\$)|(-)").matcher(TerminalImage.sixel(image));
        int x = 0;
        int top = 0;
        int colour = 0;
        m.find();
        for (boolean more = m.find(m.start()); more; more = m.find()) {
            if (m.group(1) != null) {
                colours[Integer.parseInt(m.group(1))] = new int[] {Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)), Integer.parseInt(m.group(4))};
            } else if (m.group(5) != null) {
                colour = Integer.parseInt(m.group(5));
            } else if (m.group(9) != null) {
                x = 0;
            } else if (m.group(10) != null) {
                x = 0;
                top += 6;
            } else if (colours[0] != null) {
                int times = m.group(6) == null ? 1 : Integer.parseInt(m.group(6));
                int bits = (m.group(7) != null ? m.group(7) : m.group(8)).charAt(0) - 63;
                for (int t = 0; t < times && x < 37; t++, x++) {
                    for (int k = 0; k < 6 && top + k < 20; k++) {
                        seen[top + k][x] = (bits & 1 << k) != 0 ? colour : seen[top + k][x];
                    }
                }
            }
        }
        for (int y = 0; y < 20; y++) {
            for (int c = 0; c < 37; c++) {
                int[] rgb = colours[seen[y][c]];
                assertThat(rgb).as("pixel " + c + ", " + y).containsExactly(c % 6 * 20, y % 6 * 20, (c + y) % 6 * 20);
            }
        }
    }
}
