package fopt.runtime.report;

import fopt.runtime.UserError;
import java.awt.Font;
import java.awt.font.FontRenderContext;

/// Whether this machine can draw text. Slim containers often have no font at all, and Java then fails in many ways.
final class Fonts {
    private Fonts() {}

    /// @throws UserError if no text can be drawn
    static void check() {
        try {
            Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
            if (font.getStringBounds("10", new FontRenderContext(null, true, true)).getWidth() <= 0) {
                throw missing("texts have no width");
            }
        } catch (UserError e) {
            throw e;
        } catch (RuntimeException | LinkageError | InternalError e) {
            throw missing(e.getMessage());
        }
    }

    private static UserError missing(String why) {
        return new UserError("E391", "cannot draw a plot: this machine has no fonts (" + why + "); install fontconfig and one font, "
                + "for instance with: apt-get install fontconfig fonts-dejavu-core; the rows of all runs are in results.csv");
    }
}
