package fopt.cli.repl;

import fopt.runtime.report.Figure;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How a terminal is given a picture: by the protocol of kitty, by sixels (DEC STD 070), or not at all.
enum TerminalImage {
    KITTY, SIXEL, NONE;

    private static final String ESC = "\u001b";
    private static final int CHUNK = 4096;
    /// Levels of red, green and blue in the palette of sixels.
    private static final int LEVELS = 6;

    /// What the terminal says of itself; `FOPT_IMAGES` (kitty, sixel, none) overrides it. Inside tmux or screen neither is passed on.
    static TerminalImage of(Map<String, String> environment) {
        String wanted = environment.getOrDefault("FOPT_IMAGES", "").toUpperCase(Locale.ROOT);
        for (TerminalImage way : values()) {
            if (way.name().equals(wanted)) {
                return way;
            }
        }
        String term = environment.getOrDefault("TERM", "");
        String program = environment.getOrDefault("TERM_PROGRAM", "");
        if (environment.containsKey("TMUX") || term.startsWith("screen") || term.startsWith("tmux")) {
            return NONE;
        }
        if (environment.containsKey("KITTY_WINDOW_ID") || term.equals("xterm-kitty") || program.equals("ghostty") || program.equals("WezTerm")) {
            return KITTY;
        }
        return term.contains("sixel") || term.startsWith("foot") || term.equals("mlterm") ? SIXEL : NONE;
    }

    /// What to print so that the terminal shows a figure; empty if it cannot.
    Optional<String> show(Figure figure) {
        return switch (this) {
            case KITTY -> Optional.of(kitty(figure.png()));
            case SIXEL -> Optional.of(sixel(scaled(figure.image(), (int) figure.width())));
            case NONE -> Optional.empty();
        };
    }

    /// In pieces of at most 4096 characters of base 64.
    static String kitty(byte[] png) {
        String data = Base64.getEncoder().encodeToString(png);
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < data.length(); at += CHUNK) {
            int end = Math.min(data.length(), at + CHUNK);
            out.append(ESC).append("_G").append(at == 0 ? "a=T,f=100," : "").append("m=").append(end < data.length() ? 1 : 0).append(';')
                    .append(data, at, end).append(ESC).append('\\');
        }
        return out.append('\n').toString();
    }

    private static BufferedImage scaled(BufferedImage image, int width) {
        int height = image.getHeight() * width / image.getWidth();
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = small.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.drawImage(image, 0, 0, width, height, null);
        g.dispose();
        return small;
    }

    /// Bands of six lines; in each, one line of characters for each colour that it has.
    static String sixel(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        print(out, ESC + "Pq\"1;1;" + image.getWidth() + ";" + image.getHeight());
        for (int c = 0; c < LEVELS * LEVELS * LEVELS; c++) {
            print(out, "#" + c + ";2;" + percent(c / (LEVELS * LEVELS)) + ";" + percent(c / LEVELS % LEVELS) + ";" + percent(c % LEVELS));
        }
        for (int top = 0; top < image.getHeight(); top += 6) {
            band(image, top, out);
        }
        print(out, ESC + "\\\n");
        return out.toString(java.nio.charset.StandardCharsets.US_ASCII);
    }

    private static void band(BufferedImage image, int top, ByteArrayOutputStream out) {
        Map<Integer, byte[]> lines = new TreeMap<>();
        for (int x = 0; x < image.getWidth(); x++) {
            for (int k = 0; k < 6 && top + k < image.getHeight(); k++) {
                byte[] line = lines.computeIfAbsent(colour(image.getRGB(x, top + k)), c -> new byte[image.getWidth()]);
                line[x] |= (byte) (1 << k);
            }
        }
        lines.forEach((colour, line) -> {
            print(out, "#" + colour);
            for (int x = 0; x < line.length;) {
                int end = x + 1;
                while (end < line.length && line[end] == line[x]) {
                    end++;
                }
                char c = (char) (63 + line[x]);
                print(out, end - x > 3 ? "!" + (end - x) + c : String.valueOf(c).repeat(end - x));
                x = end;
            }
            print(out, "$");
        });
        print(out, "-");
    }

    private static int colour(int rgb) {
        return level(rgb >> 16 & 255) * LEVELS * LEVELS + level(rgb >> 8 & 255) * LEVELS + level(rgb & 255);
    }

    private static int level(int value) {
        return Math.round(value * (LEVELS - 1) / 255f);
    }

    private static int percent(int level) {
        return level * 100 / (LEVELS - 1);
    }

    private static void print(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        out.write(bytes, 0, bytes.length);
    }
}
