package fopt.cli.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fopt.RunOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The kernel as a client sees it: signed messages through sockets, in the order that the protocol promises.
@Timeout(120)
class KernelTest {
    private static final String ENDLESS = "let r = run gd(γ = 0.01) on quadratic(nodes = 2, d = 2) for 1000000000 rounds measure gap every 1000";

    @TempDir
    private Path folder;

    private Client client;

    @BeforeEach
    void start() {
        client = new Client(folder, folder.resolve("out"));
    }

    @AfterEach
    void end() {
        client.close();
    }

    private static List<String> types(List<Message> messages) {
        return messages.stream().map(m -> m.type().equals("status") ? m.content().path("execution_state").asString() : m.type()).toList();
    }

    private static JsonNode only(List<Message> messages, String type) {
        assertThat(messages).filteredOn(m -> m.type().equals(type)).as(types(messages).toString()).hasSize(1);
        return messages.stream().filter(m -> m.type().equals(type)).findFirst().orElseThrow().content();
    }

    @Test
    void itSaysWhatItIs() {
        JsonNode about = client.answer("kernel_info_request", client.node());
        assertThat(about.path("status").asString()).isEqualTo("ok");
        assertThat(about.path("protocol_version").asString()).isEqualTo("5.4");
        assertThat(about.path("language_info").path("file_extension").asString()).isEqualTo(".fopt");
        client.order("kernel_info_request");
        assertThat(client.controlReply().content()).isEqualTo(about);
        assertThat(client.beat("thump")).isEqualTo("thump");
    }

    @Test
    void aCellIsBusyThenIdleAndItsValueIsNumbered() {
        String id = client.execute("1 + 1");
        assertThat(client.reply().content()).hasToString("{\"status\":\"ok\",\"user_expressions\":{},\"execution_count\":1,\"payload\":[]}");
        List<Message> heard = client.heardOf(id);
        assertThat(types(heard)).containsExactly("busy", "execute_input", "execute_result", "idle");
        assertThat(only(heard, "execute_result").path("data").path("text/plain").asString()).isEqualTo("2");
        String next = client.execute("_1 + 40");
        assertThat(only(client.heardOf(next), "execute_result").path("data").path("text/plain").asString()).isEqualTo("42");
    }

    @Test
    void printsTablesAndPlotsAreOutputs() throws Exception {
        String id = client.execute("let r = run gd on quadratic(nodes = 2, d = 2) for 20 rounds measure gap\nprint \"so far:\", r\nplot gap of r\nsave r to \"r.csv\"");
        List<Message> heard = client.heardOf(id);
        assertThat(types(heard)).containsExactly("busy", "execute_input", "stream", "display_data", "display_data", "stream", "idle");
        assertThat(heard.get(2).content().path("text").asString()).isEqualTo("so far:\n");
        JsonNode table = heard.get(3).content().path("data");
        assertThat(table.path("text/plain").asString()).startsWith("run  rounds ").contains("\nr        20  ");
        assertThat(table.path("text/html").asString()).startsWith("<table>").contains("<td>20</td>");
        JsonNode plot = heard.get(4).content();
        assertThat(Base64.getDecoder().decode(plot.path("data").path("image/png").asString())).isEqualTo(Files.readAllBytes(folder.resolve("out/plot.png")));
        assertThat(plot.path("data").path("text/plain").asString()).contains("└─");
        assertThat(plot.path("metadata").path("image/png").path("width").asInt()).isEqualTo(640);
        assertThat(heard.get(5).content().path("text").asString()).startsWith("wrote ").contains("plot.png", "plot.svg", "r.csv");
    }

    @Test
    void anErrorIsTheDiagnosticInColours() {
        String id = client.execute("let a = 1\nprint b");
        JsonNode reply = client.reply().content();
        JsonNode error = only(client.heardOf(id), "error");
        assertThat(reply.path("status").asString()).isEqualTo("error");
        assertThat(error.path("ename").asString()).isEqualTo("E010");
        assertThat(error.path("evalue").asString()).isEqualTo("unknown name `b`");
        assertThat(error.path("traceback").valueStream().map(JsonNode::asString)).contains("\u001b[34m2 |\u001b[0m print b").anyMatch(l -> l.contains("^")).anyMatch(l -> l.contains("[1]:2:7"));
        assertThat(reply.path("traceback")).isEqualTo(error.path("traceback"));
    }

    @Test
    void cellsThatWaitBehindAnErrorAreGivenUp() {
        String first = client.execute(ENDLESS);
        client.heard(m -> m.type().equals("execute_input"));
        client.execute("1 + 1");
        client.ask("kernel_info_request", client.node());
        client.order("interrupt_request");
        JsonNode reply = client.reply().content();
        assertThat(reply.path("status").asString()).isEqualTo("error");
        assertThat(reply.path("ename").asString()).isEqualTo("interrupted");
        assertThat(client.reply().content()).as("the one that waited").isEqualTo(client.node().put("status", "aborted"));
        assertThat(client.reply().content().path("implementation").asString()).isEqualTo("fopt");
        assertThat(only(client.heardOf(first), "error").path("evalue").asString()).isEqualTo("the rows so far are kept");
        String rows = client.execute("r");
        assertThat(only(client.heardOf(rows), "execute_result").path("data").path("text/plain").asString()).contains("interrupted");
    }

    @Test
    void silentCellsShowNothingAndDoNotCount() {
        String id = client.ask("execute_request", client.node().put("code", "print 1").put("silent", true));
        assertThat(types(client.heardOf(id))).containsExactly("busy", "idle");
        client.ask("execute_request", client.node().put("code", "print 2").put("store_history", false));
        String last = client.execute("print 3");
        assertThat(only(client.heardOf(last), "execute_input").path("execution_count").asInt()).isEqualTo(1);
        client.reply();
        client.reply();
        client.reply();
        JsonNode history = client.answer("history_request", client.node().put("hist_access_type", "tail").put("n", 5)).path("history");
        assertThat(history.toString()).isEqualTo("[[1,1,\"print 3\"]]");
        assertThat(client.answer("history_request", client.node().put("hist_access_type", "search").put("pattern", "*4*")).path("history")).isEmpty();
        assertThat(client.answer("history_request", client.node().put("hist_access_type", "range").put("start", 1).put("stop", 2).put("output", true)).path("history").toString())
                .isEqualTo("[[1,1,[\"print 3\",null]]]");
    }

    @Test
    void commandsStandInCells() {
        String id = client.execute(":seed 7\n:threads 1\n\nprint \"then\"");
        assertThat(only(client.heardOf(id), "stream").path("text").asString()).isEqualTo("then\n");
        client.reply();
        client.execute(":threads many\nprint \"never\"");
        assertThat(client.reply().content().path("evalue").asString()).startsWith("expected a number from 1 to 1,024");
        client.execute(":seed 7\n\n  let x = 1\n  y");
        assertThat(client.reply().content().path("traceback").toString()).as("lines and columns of the cell").contains("[3]:4:3");
        String list = client.execute("\n\n 6 * 7\n");
        client.heardOf(list);
        client.reply();
        assertThat(only(client.heardOf(client.execute(":list")), "stream").path("text").asString()).endsWith("print 6 * 7\n").doesNotContain("\n\n");
        client.reply();
        String quit = client.execute(":quit");
        assertThat(client.reply().content().path("payload").path(0).path("source").asString()).isEqualTo("ask_exit");
        client.heardOf(quit);
    }

    /// Clients count characters outside the basic plane as one.
    @Test
    void whatIsWrittenIsCompletedAndExplained() {
        JsonNode names = client.answer("complete_request", client.node().put("code", "print \"𝔼\", choco_s").put("cursor_pos", 18));
        assertThat(names.path("matches").toString()).isEqualTo("[\"choco_sgd\"]");
        assertThat(names.path("cursor_start").asInt()).isEqualTo(11);
        assertThat(names.path("cursor_end").asInt()).isEqualTo(18);
        assertThat(client.answer("complete_request", client.node().put("code", "run choco_sgd(").put("cursor_pos", 14)).path("matches").toString()).contains("\"Q = \"");
        assertThat(client.answer("complete_request", client.node().put("code", "let x = 1\n:he").put("cursor_pos", 13)).path("matches").toString()).isEqualTo("[\":help\"]");
        assertThat(client.answer("complete_request", client.node().put("code", "let \\x_hat").put("cursor_pos", 10)).path("matches").toString()).isEqualTo("[\"x\u0302\"]");
        assertThat(client.answer("complete_request", client.node().put("code", "x -= \\nabla").put("cursor_pos", 11)).path("matches").toString()).isEqualTo("[\"∇\"]");
        JsonNode about = client.answer("inspect_request", client.node().put("code", "run gd(").put("cursor_pos", 7));
        assertThat(about.path("data").path("text/plain").asString()).startsWith("algorithm gd(");
        assertThat(client.answer("inspect_request", client.node().put("code", "nothing").put("cursor_pos", 1)).path("found").asBoolean()).isFalse();
        assertThat(client.answer("is_complete_request", client.node().put("code", "run gd on")).path("status").asString()).isEqualTo("incomplete");
        assertThat(client.answer("is_complete_request", client.node().put("code", "1 + 1")).path("status").asString()).isEqualTo("complete");
        assertThat(client.answer("comm_info_request", client.node()).path("comms")).isEmpty();
        assertThat(client.answer("subshell_request", client.node()).path("status").asString()).isEqualTo("error");
    }

    @Test
    void whoDoesNotHaveTheKeyIsNotHeard() {
        String wrong = client.askWithWrongKey("kernel_info_request");
        String right = client.ask("kernel_info_request", client.node());
        assertThat(client.reply().parent().path("msg_id").asString()).isEqualTo(right);
        assertThat(client.heard(m -> m.parent().path("msg_id").asString().equals(right))).noneMatch(m -> m.parent().path("msg_id").asString().equals(wrong));
    }

    @Test
    void anAddressThatIsTakenIsTold() {
        assertThatThrownBy(() -> new Kernel(client.connection(), () -> null, RunOptions.standard())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("cannot listen at tcp://127\\.0\\.0\\.1:\\d+: another program does, or .*");
    }

    @Test
    void widgetsAreRefused() {
        String id = client.ask("comm_open", client.node().put("comm_id", "c1").put("target_name", "jupyter.widget"));
        assertThat(only(client.heardOf(id), "comm_close").path("comm_id").asString()).isEqualTo("c1");
    }

    @Test
    void itEndsWhenItIsTold() throws InterruptedException {
        client.execute(ENDLESS);
        client.heard(m -> m.type().equals("execute_input"));
        client.order("shutdown_request");
        assertThat(client.controlReply().content().path("status").asString()).isEqualTo("ok");
        assertThat(client.reply().content().path("ename").asString()).isEqualTo("interrupted");
        assertThat(client.ended()).isTrue();
    }
}
