package fopt.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.runtime.Precision;
import fopt.runtime.privacy.Ledger;
import fopt.runtime.record.Row;
import fopt.runtime.record.RunResult;
import fopt.runtime.record.Status;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class HtmlReportTest {
    @Test
    void namesWhatItShowsAndNeedsNoOtherFile() throws Exception {
        String page = new HtmlReport("a & b", List.of(result()), List.of(Figure.of(plot())), "let x = 1 < 2\n").text();
        assertThat(page).contains("<h1>a &amp; b</h1>", "<th>gap</th>", "<td>0.25</td>", "<td>Q = top_k(1), γ = 0.1</td>", "<td>cafe</td>", "let x = 1 &lt; 2");
        assertThat(page.replaceAll("xmlns(:\\w+)?=\"[^\"]*\"", "")).doesNotContain("http://", "https://", "<script");
        Matcher image = Pattern.compile("src=\"data:image/svg\\+xml;base64,([^\"]+)\"").matcher(page);
        assertThat(image.find()).isTrue();
        String svg = new String(Base64.getDecoder().decode(image.group(1)), StandardCharsets.UTF_8);
        assertThat(svg).contains("<svg", "gap");
    }

    /// The page is well-formed, but for the tags that HTML does not close.
    @Test
    void tagsAreClosed() throws Exception {
        String page = new HtmlReport("t", List.of(result()), List.of(Figure.of(plot())), "").text();
        String xml = page.replace("<!DOCTYPE html>", "").replaceAll("<(meta|img)([^>]*)>", "<$1$2/>");
        assertThat(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml))).getElementsByTagName("tr").getLength()).isEqualTo(4);
    }

    @Test
    void withoutRuns() {
        assertThat(new HtmlReport("t", List.of(), List.of(), "").text()).contains("No runs yet");
    }

    private static Plot plot() {
        return new Plot("", Axis.of("bits", false), Axis.of("gap", true), List.of(Series.of("a", new double[] {0, 1}, new double[] {1, 0.25})));
    }

    private static RunResult result() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("Q", "top_k(1)");
        parameters.put("γ", "0.1");
        Row row = new Row("a", "gd", new LinkedHashMap<>(), 1, 3, Double.NaN, 0, 0, 64, 9, new LinkedHashMap<>(Map.of("gap", 0.25)));
        return new RunResult("a", "gd", new LinkedHashMap<>(), parameters, 1, Precision.FLOAT64, List.of(row), 3, Status.DONE, new double[1], "cafe", List.of(), new Ledger(List.of()), 1, List.of());
    }
}
