package cahier.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Cells that a client sends, and what it gets for them.
@Timeout(120)
class ExecuteTest extends WithKernel {

    @Test
    void publishesInputAndResultBetweenBusyAndIdle() {
        var answer = client.execute("6 * 7");
        assertThat(answer.types())
                .containsExactly("status", "execute_input", "execute_result", "status");
        var result = answer.published().get(2);
        assertThat(result.map("data")).isEqualTo(Map.of("text/plain", "42"));
        assertThat(result.get("execution_count")).isEqualTo(answer.reply().get("execution_count"));
        assertThat(answer.published().get(1).get("code")).isEqualTo("6 * 7");
        assertThat(answer.reply().get("status")).isEqualTo("ok");
        assertThat(answer.reply().get("payload")).isEqualTo(List.of());
    }

    @Test
    void countsWhatIsStoredAndKeepsSilent() {
        int before = (int) client.execute("1").reply().get("execution_count");
        var silent =
                client.request(
                        Client.SHELL,
                        "execute_request",
                        Map.of("code", "System.out.println(1); 5", "silent", true));
        assertThat(silent.types()).containsExactly("status", "status");
        var unstored =
                client.request(
                        Client.SHELL,
                        "execute_request",
                        Map.of("code", "5", "store_history", false));
        assertThat(unstored.reply().get("execution_count")).isEqualTo(before);
        assertThat(unstored.types()).contains("execute_result");
        assertThat(client.execute("1").reply().get("execution_count")).isEqualTo(before + 1);
    }

    @Test
    void streamsTextInOrder() {
        var answer =
                client.execute(
                        "System.out.print(\"ä\"); System.err.print(\"b\"); System.out.print(3);");
        assertThat(answer.ofType("stream"))
                .extracting(m -> m.get("name") + ":" + m.get("text"))
                .containsExactly("stdout:ä", "stderr:b", "stdout:3");
    }

    @Test
    void losesNoLineOfAFlood() {
        var answer =
                client.execute(
                        "for (int i = 0; i < 20_000; i++) System.out.println(\"line \" + i);");
        assertThat(answer.stdout().lines()).hasSize(20_000).last().isEqualTo("line 19999");
    }

    @Test
    void sendsOutputWhileTheCellRuns() {
        var id = client.submit("System.out.println(\"early\"); while (true) Thread.sleep(5);");
        assertThat(client.awaitStream()).isEqualTo("early\n");
        client.request(Client.CONTROL, "interrupt_request", Map.of());
        assertThat(status(id)).isEqualTo("error");
    }

    @Test
    void showsAndUpdatesDisplaysUnderAnId() {
        var answer =
                client.execute(
                        "var i1 = display(\"<b>x</b>\", \"text/html\"); updateDisplay(i1, 2);");
        var shown = answer.ofType("display_data").getFirst();
        var updated = answer.ofType("update_display_data").getFirst();
        assertThat(shown.map("data")).containsEntry("text/html", "<b>x</b>");
        assertThat(updated.map("data")).isEqualTo(Map.of("text/plain", "2"));
        assertThat(updated.map("transient"))
                .isEqualTo(shown.map("transient"))
                .containsKey("display_id");
    }

    @Test
    void repliesWithTheErrorThatItPublishes() {
        var answer = client.execute("int q = 0;\nthrow new IllegalStateException(\"no\");");
        assertThat(answer.types()).containsExactly("status", "execute_input", "error", "status");
        var published = answer.published().get(2);
        for (var message : List.of(answer.reply(), published)) {
            assertThat(message.get("ename")).isEqualTo("java.lang.IllegalStateException");
            assertThat(message.get("evalue")).isEqualTo("no");
            assertThat(message.get("traceback")).asList().isNotEmpty();
        }
        assertThat(answer.reply().get("status")).isEqualTo("error");
    }

    @Test
    void abortsTheCellsThatWaitAfterAnErrorAndRunsLaterOnes() {
        client.execute("volatile boolean go = false;");
        var aside = SubshellTest.create(client);
        var ids = new ArrayList<String>();
        ids.add(client.submit("while (!go) Thread.sleep(5); throw new Exception();"));
        for (int i = 0; i < 20; i++) ids.add(client.submit("System.out.println(\"never\");"));
        // where this is read, those before it are
        client.sendTo(aside, Client.SHELL, "execute_request", Map.of("code", "go = true;"));
        assertThat(status(ids.getFirst())).isEqualTo("error");
        for (var id : ids.subList(1, ids.size())) assertThat(status(id)).isEqualTo("aborted");
        assertThat(client.execute("1").reply().get("status")).isEqualTo("ok");
    }

    @Test
    void goesOnAfterAnErrorWhereTheClientAsksForIt() {
        var first =
                client.send(
                        Client.SHELL,
                        "execute_request",
                        Map.of("code", "throw new Exception();", "stop_on_error", false));
        var second = client.submit("1");
        assertThat(status(first)).isEqualTo("error");
        assertThat(status(second)).isEqualTo("ok");
    }

    @Test
    void interruptsACellAndAbortsThoseThatWait() throws Exception {
        client.execute("1 + 1");
        var running = client.submit("System.out.println(1); long n = 0; while (true) n++;");
        var waiting = client.submit("1");
        client.awaitStream();
        client.request(Client.CONTROL, "interrupt_request", Map.of());
        assertThat(status(running)).isEqualTo("error");
        assertThat(status(waiting)).isEqualTo("aborted");
        assertThat(client.execute("2").reply().get("status")).isEqualTo("ok");
    }

    @Test
    void stopsACellAsSoonAsItIsBusy() {
        for (int i = 0; i < 30; i++) {
            var running = client.submit("while (true) {}");
            client.awaitBusy(running);
            client.request(Client.CONTROL, "interrupt_request", Map.of());
            assertThat(status(running)).isIn("error", "aborted"); // begun, or not yet
        }
    }

    @Test
    void takesAnInterruptThatFindsNothingToStop() {
        for (int i = 0; i < 20; i++) {
            client.request(Client.CONTROL, "interrupt_request", Map.of());
            assertThat(client.execute("1").reply().get("status")).isEqualTo("ok");
        }
    }

    @Test
    void answersOnControlWhileACellRuns() {
        var id = client.submit("while (true) Thread.sleep(5);");
        client.awaitBusy(id);
        client.request(Client.CONTROL, "kernel_info_request", Map.of());
        client.request(Client.CONTROL, "interrupt_request", Map.of());
        assertThat(status(id)).isIn("error", "aborted"); // begun, or not yet
    }

    @Test
    void evaluatesUserExpressionsAfterTheCell() {
        var answer =
                client.request(
                        Client.SHELL,
                        "execute_request",
                        Map.of(
                                "code",
                                "int u = 4;",
                                "user_expressions",
                                Map.of("twice", "u * 2", "wrong", "nix")));
        var values = answer.reply().map("user_expressions");
        assertThat(values.get("twice"))
                .isEqualTo(
                        Map.of(
                                "status",
                                "ok",
                                "data",
                                Map.of("text/plain", "8"),
                                "metadata",
                                Map.of()));
        assertThat((Map<?, ?>) values.get("wrong"))
                .extracting("status", "ename")
                .containsExactly("error", "CompilationFailed");
    }

    @Test
    void asksForInputAfterThePromptHasArrived() {
        var id =
                client.send(
                        Client.SHELL,
                        "execute_request",
                        Map.of("code", "IO.readln(\"name? \")", "allow_stdin", true));
        var asked = client.receive(Client.STDIN);
        assertThat(asked.type()).isEqualTo("input_request");
        assertThat(asked.parentId()).isEqualTo(id);
        client.send(Client.STDIN, "input_reply", Map.of("value", "Ada"));
        var answer = client.answer(Client.SHELL, id);
        assertThat(answer.stdout()).isEqualTo("name? ");
        assertThat(answer.ofType("execute_result").getFirst().map("data"))
                .containsEntry("text/plain", "Ada");
    }

    /// A client opens its channels one by one, and the one for input may be the last.
    @Test
    void asksAClientWhoseInputIsConnectedLater() throws Exception {
        try (var late = kernel.clientWithoutStdin()) {
            var id =
                    late.send(
                            Client.SHELL,
                            "execute_request",
                            Map.of("code", "IO.readln(\"name? \")", "allow_stdin", true));
            late.awaitBusy(id);
            Thread.sleep(200);
            late.connect(Client.STDIN);
            assertThat(late.receive(Client.STDIN).parentId()).isEqualTo(id);
            late.send(Client.STDIN, "input_reply", Map.of("value", "Ada"));
            assertThat(late.answer(Client.SHELL, id).value()).isEqualTo("Ada");
        }
    }

    @Test
    void refusesInputWhereTheClientTakesNone() {
        var answer = client.execute("new Scanner(System.in).nextLine()");
        assertThat(answer.reply().get("ename")).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void interruptsACellThatWaitsForInput() throws Exception {
        var id =
                client.send(
                        Client.SHELL,
                        "execute_request",
                        Map.of("code", "IO.readln()", "allow_stdin", true));
        client.receive(Client.STDIN);
        client.request(Client.CONTROL, "interrupt_request", Map.of());
        assertThat(status(id)).isEqualTo("error");
        assertThat(client.execute("3").reply().get("status")).isEqualTo("ok");
    }

    @Test
    void takesTenMegabytesOfCode() {
        var code = "/*" + "x".repeat(10_000_000) + "*/ 9";
        var answer = client.execute(code);
        assertThat(answer.ofType("execute_result").getFirst().map("data"))
                .containsEntry("text/plain", "9");
    }

    @Test
    void givesBackTheHistory() {
        client.execute("\"first of history\"");
        client.execute("\"second of history\"");
        var tail =
                client.request(
                        Client.SHELL,
                        "history_request",
                        Map.of("hist_access_type", "tail", "n", 2, "output", false, "raw", true));
        assertThat(inputs(tail)).containsExactly("\"first of history\"", "\"second of history\"");
        var search =
                client.request(
                        Client.SHELL,
                        "history_request",
                        Map.of(
                                "hist_access_type",
                                "search",
                                "pattern",
                                "*first of*",
                                "unique",
                                true));
        assertThat(inputs(search)).containsExactly("\"first of history\"");
    }

    @Test
    void servesTwoClientsAtOnce() {
        try (var other = kernel.client()) {
            var id = other.submit("\"other\"");
            var answer = client.execute("\"mine\"");
            assertThat(answer.ofType("execute_result").getFirst().map("data"))
                    .containsEntry("text/plain", "mine");
            assertThat(other.answer(Client.SHELL, id).reply().get("status")).isEqualTo("ok");
        }
    }

    @Test
    void runsTwoHundredQueuedCellsInOrder() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 200; i++) {
            ids.add(client.submit("System.out.print(" + i + " + \" \");"));
        }
        var text = new StringBuilder();
        for (var id : ids) text.append(client.answer(Client.SHELL, id).stdout());
        assertThat(text.toString()).startsWith("0 1 2 ").endsWith(" 198 199 ").hasSize(690);
    }

    private Object status(String id) {
        return client.answer(Client.SHELL, id).reply().get("status");
    }

    private static List<Object> inputs(Client.Answer answer) {
        var inputs = new ArrayList<Object>();
        for (var row : (List<?>) answer.reply().get("history")) {
            inputs.add(((List<?>) row).get(2));
        }
        return inputs;
    }
}
