package cahier.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The messages that Jupyter's messaging document lists, field by field, as far as no other class
/// has them.
///
/// | message | tested in |
/// | --- | --- |
/// | signatures, frames, JSON, wrong types, unknown types | [HostileInputTest] |
/// | `execute_request`: `silent`, `store_history`, `stop_on_error`, `user_expressions` | [ExecuteTest], here |
/// | `execute_input`, `execute_result`, `stream`, `error`, `status` | [ExecuteTest] |
/// | `display_data`, `update_display_data`, `clear_output`, `transient` | [ExecuteTest], here |
/// | `execute_reply`: `payload` with pages, `metadata` | here |
/// | `complete_request`, `inspect_request`, `is_complete_request` | here; what they say: `AssistanceTest` |
/// | `history_request`: tail, range, search, `output`, `unique` | [HistoryTest], [ExecuteTest], here |
/// | `kernel_info_request`, `connect_request`, `debug_request` | here |
/// | `comm_open`, `comm_msg`, `comm_close`, `comm_info_request` | [CommTest], [HostileInputTest], here |
/// | `input_request`, `input_reply`: password, end of input | [ExecuteTest], here |
/// | `interrupt_request`, `shutdown_request` with `restart` | [ExecuteTest], [LifeTest] |
/// | `create_subshell_request`, `delete_subshell_request`, `list_subshell_request` | [SubshellTest] |
/// | `iopub_welcome`, heartbeat | every test (`Client`), [LifeTest] |
@Timeout(120)
class MessagesTest extends WithKernel {

    @Test
    void kernelInfoSaysWhoAnswersOnBothChannels() {
        for (int channel : new int[] {Client.SHELL, Client.CONTROL}) {
            var info = client.request(channel, "kernel_info_request", Map.of()).reply();
            assertThat(info.type()).isEqualTo("kernel_info_reply");
            assertThat(info.content())
                    .containsOnlyKeys(
                            "status",
                            "protocol_version",
                            "implementation",
                            "implementation_version",
                            "language_info",
                            "banner",
                            "debugger",
                            "supported_features",
                            "help_links")
                    .containsEntry("status", "ok")
                    .containsEntry("protocol_version", "5.5")
                    .containsEntry("debugger", false);
            assertThat((String) info.get("banner")).startsWith("Cahier ").contains("Java 25");
            assertThat(info.map("language_info"))
                    .containsEntry("name", "java")
                    .containsEntry("mimetype", "text/x-java-source")
                    .containsEntry("pygments_lexer", "java");
            assertThat(info.get("help_links"))
                    .asList()
                    .allSatisfy(
                            link ->
                                    assertThat((Map<?, ?>) link)
                                            .extracting("text", "url")
                                            .doesNotContainNull());
        }
    }

    @Test
    void connectSaysWhereTheKernelListens() {
        assertThat(client.request(Client.SHELL, "connect_request", Map.of()).reply().content())
                .isEqualTo(
                        Map.of(
                                "status", "ok",
                                "shell_port", kernel.shell,
                                "iopub_port", kernel.iopub,
                                "stdin_port", kernel.stdin,
                                "control_port", kernel.control,
                                "hb_port", kernel.heartbeat));
    }

    @Test
    void debugIsRefusedInItsOwnWords() {
        var request = Map.of("seq", 7, "type", "request", "command", "attach");
        var answer = client.request(Client.CONTROL, "debug_request", request);
        assertThat(answer.reply().type()).isEqualTo("debug_reply");
        assertThat(answer.reply().content())
                .containsEntry("type", "response")
                .containsEntry("request_seq", 7)
                .containsEntry("success", false)
                .containsEntry("command", "attach")
                .containsEntry("message", "this kernel has no debugger");
    }

    @Test
    void replyOfACellSaysWhenItBegan() {
        var before = Instant.now().minusMillis(1);
        var reply = client.execute("Thread.sleep(20);").reply();
        var started = Instant.parse((String) reply.metadata().get("started"));
        assertThat(started).isBetween(before, Instant.now().minusMillis(20));
    }

    @Test
    void userExpressionsOfACellThatFailsAreLeftOut() {
        var reply = withExpression("1 / 0", "1");
        assertThat(reply.map("user_expressions")).isEmpty();
        assertThat(reply.get("payload")).isEqualTo(List.of());
    }

    @Test
    void userExpressionThatThrowsSaysWhatItThrew() {
        var reply = withExpression("", "1 / 0");
        assertThat((Map<?, ?>) reply.map("user_expressions").get("a"))
                .extracting("status", "ename", "evalue")
                .containsExactly("error", "java.lang.ArithmeticException", "/ by zero");
    }

    private Client.Received withExpression(String code, String expression) {
        var content = Map.of("code", code, "user_expressions", Map.of("a", expression));
        return client.request(Client.SHELL, "execute_request", content).reply();
    }

    @Test
    void pageOfHelpComesInThePayload() {
        var reply = client.execute("%doc Math.abs").reply();
        assertThat(reply.get("payload"))
                .asList()
                .singleElement()
                .satisfies(
                        page -> {
                            assertThat((Map<?, ?>) page)
                                    .extracting("source", "start")
                                    .containsExactly("page", 0);
                            var data = (Map<?, ?>) ((Map<?, ?>) page).get("data");
                            assertThat((String) data.get("text/plain")).contains("absolute value");
                        });
    }

    @Test
    void outputsCarryWhatTheDocumentAsksFor() {
        var answer =
                client.execute(
                        """
                        display("plain");
                        cahier.display.Display.clearOutput(true);
                        7
                        """);
        var shown = answer.ofType("display_data").getFirst();
        assertThat(shown.content()).containsOnlyKeys("data", "metadata", "transient");
        assertThat(answer.ofType("clear_output").getFirst().content())
                .isEqualTo(Map.of("wait", true));
        assertThat(answer.ofType("execute_result").getFirst().content())
                .containsKeys("data", "metadata", "execution_count");
    }

    @Test
    void completionCountsCharactersAsTheClientDoes() {
        client.execute("int quantity = 3;");
        var code = "var s = \"😀\"; quant";
        var reply =
                client.request(
                                Client.SHELL,
                                "complete_request",
                                Map.of(
                                        "code",
                                        code,
                                        "cursor_pos",
                                        code.codePointCount(0, code.length())))
                        .reply();
        assertThat(reply.content())
                .containsEntry("status", "ok")
                .containsEntry("matches", List.of("quantity"))
                .containsEntry("cursor_start", 13)
                .containsEntry("cursor_end", 18);
        assertThat((List<?>) reply.map("metadata").get("_jupyter_types_experimental"))
                .singleElement()
                .satisfies(
                        type ->
                                assertThat((Map<?, ?>) type)
                                        .extracting("text", "start", "end")
                                        .containsExactly("quantity", 13, 18));
    }

    /// As Visual Studio Code does, against the protocol: at the end of a cell it shows.
    @Test
    void completionAnswersAClientThatCountsUnitsAsItCountsFromThenOn() {
        var code = "var face = \"😀\"; Math.hypo";
        var other = "var face = \"😀😀\"; Math.hypo;\nint more;";

        assertCompletesHypot(code, code.length());
        assertCompletesHypot(other, other.indexOf(";\n"));
    }

    private void assertCompletesHypot(String code, int cursor) {
        var request = Map.<String, Object>of("code", code, "cursor_pos", cursor);
        var reply = client.request(Client.SHELL, "complete_request", request).reply();
        assertThat(reply.content())
                .containsEntry("matches", List.of("hypot("))
                .containsEntry("cursor_start", cursor - 4)
                .containsEntry("cursor_end", cursor);
        assertThat((List<?>) reply.map("metadata").get("_jupyter_types_experimental"))
                .singleElement()
                .satisfies(
                        type ->
                                assertThat((Map<?, ?>) type)
                                        .extracting("start", "end")
                                        .containsExactly(cursor - 4, cursor));
    }

    @Test
    void inspectionSaysWhetherAnythingIsKnown() {
        var found = inspect("Math.abs", 8);
        assertThat(found.content()).containsEntry("status", "ok").containsEntry("found", true);
        assertThat(found.map("data")).containsKeys("text/plain", "text/html");
        assertThat(inspect("nothingOfTheKind", 5).content())
                .isEqualTo(
                        Map.of(
                                "status",
                                "ok",
                                "found",
                                false,
                                "data",
                                Map.of(),
                                "metadata",
                                Map.of()));
    }

    private Client.Received inspect(String code, int cursor) {
        return client.request(
                        Client.SHELL,
                        "inspect_request",
                        Map.of("code", code, "cursor_pos", cursor, "detail_level", 0))
                .reply();
    }

    @Test
    void completenessHasItsFourAnswers() {
        assertThat(completeness("1 + 1")).isEqualTo(Map.of("status", "complete"));
        assertThat(completeness("for (;;) {"))
                .isEqualTo(Map.of("status", "incomplete", "indent", "    "));
        assertThat(completeness("1 +* 2")).isEqualTo(Map.of("status", "invalid"));
    }

    private Map<String, Object> completeness(String code) {
        return client.request(Client.SHELL, "is_complete_request", Map.of("code", code))
                .reply()
                .content();
    }

    @Test
    void historyComesInEveryForm() {
        int first = (int) client.execute("\"one\"").reply().get("execution_count");
        client.execute("\"two\"");
        client.execute("\"one\"");
        assertThat(inputs(Map.of("hist_access_type", "tail", "n", 2)))
                .containsExactly("\"two\"", "\"one\"");
        var range =
                Map.of(
                        "hist_access_type",
                        "range",
                        "session",
                        0,
                        "start",
                        first,
                        "stop",
                        first + 2,
                        "raw",
                        true,
                        "output",
                        false);
        assertThat(inputs(range)).containsExactly("\"one\"", "\"two\"");
        var search = Map.of("hist_access_type", "search", "pattern", "\"?ne\"", "n", 10);
        assertThat(inputs(search)).containsExactly("\"one\"", "\"one\"");
        var unique =
                Map.of("hist_access_type", "search", "pattern", "\"*\"", "n", 2, "unique", true);
        assertThat(inputs(unique)).containsExactly("\"two\"", "\"one\"");
        var withOutput = history(Map.of("hist_access_type", "tail", "n", 1, "output", true));
        assertThat(withOutput.getFirst())
                .isEqualTo(Arrays.asList(1, first + 2, Arrays.asList("\"one\"", null)));
    }

    private List<Object> inputs(Map<String, ?> request) {
        return history(request).stream().<Object>map(row -> row.get(2)).toList();
    }

    @SuppressWarnings("unchecked")
    private List<List<Object>> history(Map<String, ?> request) {
        var reply = client.request(Client.SHELL, "history_request", request).reply();
        return (List<List<Object>>) reply.get("history");
    }

    @Test
    void commsAreListedByTarget() {
        client.execute(
                """
                var comms = cahier.session.Session.current().comms();
                var one = comms.open("first", Map.of());
                var two = comms.open("second", Map.of());
                """);
        var all = client.request(Client.SHELL, "comm_info_request", Map.of()).reply();
        assertThat(all.map("comms")).hasSize(2);
        var second =
                client.request(Client.SHELL, "comm_info_request", Map.of("target_name", "second"))
                        .reply();
        assertThat(second.map("comms").values())
                .containsExactly((Object) Map.of("target_name", "second"));
        client.execute("one.close(); two.close();");
    }

    @Test
    void passwordIsAskedForAsOne() {
        var id = input("new String(System.console().readPassword(\"key: \"))");
        assertThat(client.receive(Client.STDIN).content())
                .isEqualTo(Map.of("prompt", "key: ", "password", true));
        client.send(Client.STDIN, "input_reply", Map.of("value", "s3cret"));
        assertThat(text(id)).isEqualTo("s3cret");
    }

    @Test
    void inputEndsWhereTheReaderEndsItOrGivesUp() {
        var line = input("new BufferedReader(new InputStreamReader(System.in)).readLine()");
        client.receive(Client.STDIN);
        client.send(Client.STDIN, "input_reply", Map.of("value", "\u0004"));
        assertThat(text(line)).isEqualTo("null");
        var console = input("System.console().readLine() == null");
        client.receive(Client.STDIN);
        client.send(Client.STDIN, "input_reply", Map.of("status", "error"));
        assertThat(text(console)).isEqualTo("true");
        var scanner = input("new Scanner(System.in).hasNextLine()");
        client.receive(Client.STDIN);
        client.send(Client.STDIN, "input_reply", Map.of("value", "\u0004"));
        assertThat(text(scanner)).isEqualTo("false");
    }

    private String input(String code) {
        return client.send(
                Client.SHELL, "execute_request", Map.of("code", code, "allow_stdin", true));
    }

    private String text(String id) {
        return client.answer(Client.SHELL, id).value();
    }
}
