package cahier.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Subshells (JEP 91): cells that run while another one is busy.
@Timeout(120)
class SubshellTest extends WithKernel {

    @AfterEach
    void deleteAll() {
        ids().forEach(this::delete);
    }

    @Test
    void areOfferedCreatedListedAndDeleted() {
        var info = client.request(Client.CONTROL, "kernel_info_request", Map.of()).reply();
        assertThat(info.get("supported_features")).isEqualTo(List.of("kernel subshells"));
        assertThat(ids()).isEmpty();
        var one = create();
        var two = create();
        assertThat(one).isNotEqualTo(two);
        assertThat(ids()).containsExactly(one, two);
        assertThat(delete(one).content()).isEqualTo(Map.of("status", "ok"));
        assertThat(ids()).containsExactly(two);
    }

    @Test
    void runWhileTheMainOneIsBusyAndShareItsVariables() {
        client.execute("int shared = 20; volatile boolean go = false;");
        var busy = send(null, "int half = 21; while (!go) Thread.sleep(5); shared");
        client.awaitBusy(busy);
        var id = create();
        // The cell that runs has declared its first variable, not yet shown its value.
        assertThat(waitFor(id, "half * 2").value()).isEqualTo("42");
        assertThat(answer(send(id, "shared = 7; go = true;")).reply().get("status"))
                .isEqualTo("ok");
        assertThat(answer(busy).value()).isEqualTo("7");
        assertThat(client.execute("shared + half").value()).isEqualTo("28");
    }

    /// The cell that declares it may not have come so far yet.
    private Client.Answer waitFor(String subshell, String code) {
        while (true) {
            var answer = answer(send(subshell, code));
            if ("ok".equals(answer.reply().get("status"))) return answer;
        }
    }

    @Test
    void mayRedefineOrForgetWhatTheCellThatRunsHasDeclared() {
        client.execute("volatile boolean go = false;");
        var busy = send(null, "int a = 1; while (!go) Thread.sleep(5); int b = 2;");
        client.awaitBusy(busy);
        var id = create();
        waitFor(id, "a");
        answer(send(id, "String a = \"mine\"; go = true;"));
        answer(busy);
        assertThat(client.execute("a + b").value()).isEqualTo("mine2");
        client.execute("Thread.sleep(0); volatile boolean stay = true;");
        var next = send(null, "int c = 1; while (stay) Thread.sleep(5); int d = 2;");
        client.awaitBusy(next);
        waitFor(id, "c");
        answer(send(id, "stay = false;\n%reset"));
        assertThat(answer(next).reply().get("status")).isEqualTo("ok");
        assertThat(client.execute("int c = 5;\nc").value()).isEqualTo("5");
    }

    @Test
    void defineWhatTheMainOneUsesNext() {
        var busy = send(null, "Thread.sleep(300); \"main\"");
        client.awaitBusy(busy);
        var id = create();
        answer(send(id, "record Point(int x) {}\nint twice(Point p) { return 2 * p.x(); }"));
        answer(busy);
        assertThat(client.execute("twice(new Point(4))").value()).isEqualTo("8");
    }

    @Test
    void sendTheirOutputToTheirOwnParents() {
        client.execute("var both = new java.util.concurrent.CyclicBarrier(2);");
        var code =
                """
                both.await();
                for (int i = 0; i < 500; i++) System.out.println("%s " + i);
                display("shown by %s");
                """;
        var main = send(null, code.formatted("main", "main"));
        var sub = send(create(), code.formatted("sub", "sub"));
        for (var name : List.of("main", "sub")) {
            var own = answer(name.equals("main") ? main : sub);
            assertThat(own.stdout().lines())
                    .hasSize(500)
                    .allMatch(line -> line.startsWith(name + " "));
            assertThat(own.ofType("display_data"))
                    .extracting(m -> m.map("data").get("text/plain"))
                    .containsExactly("shown by " + name);
            assertThat(own.reply().parent().get("subshell_id") == null)
                    .isEqualTo(name.equals("main"));
        }
    }

    @Test
    void completeInspectAndAnswerCommsWhileTheMainOneIsBusy() {
        client.execute("var greeting = \"hello\";");
        var busy = send(null, "while (true) Thread.sleep(5);");
        client.awaitBusy(busy);
        var id = create();
        var completed =
                client.answer(
                        Client.SHELL,
                        client.sendTo(
                                id,
                                Client.SHELL,
                                "complete_request",
                                Map.of("code", "greet", "cursor_pos", 5)));
        assertThat(completed.reply().get("matches")).asList().contains("greeting");
        var comms =
                client.answer(
                        Client.SHELL,
                        client.sendTo(id, Client.SHELL, "comm_info_request", Map.of()));
        assertThat(comms.reply().get("comms")).isEqualTo(Map.of());
        client.request(Client.CONTROL, "interrupt_request", Map.of());
        assertThat(client.answer(Client.SHELL, busy).reply().get("status")).isEqualTo("error");
    }

    @Test
    void runTheirOwnCellsInOrder() {
        var id = create();
        client.execute("var order = new StringBuffer();");
        var last = "";
        for (int i = 0; i < 20; i++) last = send(id, "order.append(" + i + "); Thread.sleep(2);");
        answer(last);
        assertThat(client.execute("order.toString()").value())
                .isEqualTo("012345678910111213141516171819");
    }

    @Test
    void abortTheirOwnQueueAloneAfterAnError() {
        client.execute("volatile boolean go = false;");
        var id = create();
        var failing = send(id, "while (!go) Thread.sleep(5); throw new Exception();");
        var waiting = send(id, "1");
        var mains = send(null, "go = true; Thread.sleep(300); 2");
        var mainsNext = send(null, "3");
        assertThat(status(failing)).isEqualTo("error");
        assertThat(status(waiting)).isEqualTo("aborted");
        assertThat(status(mains)).isEqualTo("ok");
        assertThat(status(mainsNext)).isEqualTo("ok");
        assertThat(status(send(id, "4"))).isEqualTo("ok");
    }

    @Test
    void areStoppedByAnInterruptWithTheMainOne() {
        var id = create();
        var main = send(null, "while (true) {}");
        var sub = send(id, "while (true) {}");
        client.awaitBusy(sub);
        client.request(Client.CONTROL, "interrupt_request", Map.of());
        assertThat(status(main)).isIn("error", "aborted");
        assertThat(status(sub)).isIn("error", "aborted");
        assertThat(status(send(id, "1"))).isEqualTo("ok");
        assertThat(status(send(null, "1"))).isEqualTo("ok");
    }

    @Test
    void endWithTheirCellsWhenTheyAreDeletedAndLeaveTheMainOneAlone() throws Exception {
        client.execute("volatile boolean go = false;");
        var main = send(null, "while (!go) {} \"whole\"");
        client.awaitBusy(main);
        var id = create();
        var sub = send(id, "while (true) {}");
        client.awaitBusy(sub);
        var waiting = send(id, "1");
        assertThat(delete(id).get("status")).isEqualTo("ok");
        assertThat(status(sub)).isIn("error", "aborted");
        assertThat(status(waiting)).isEqualTo("aborted");
        answer(send(create(), "go = true;"));
        assertThat(answer(main).value()).isEqualTo("whole");
        assertEnded("cahier-subshell-" + id);
    }

    @Test
    void areUnknownUnlessTheyWereCreated() {
        var answer = answer(send("nix", "1"));
        assertThat(answer.types()).containsExactly("status", "status");
        assertThat(answer.reply().get("status")).isEqualTo("error");
        assertThat(answer.reply().get("ename")).isEqualTo("UnknownSubshell");
        assertThat(answer.reply().get("evalue"))
                .isEqualTo(
                        "subshell_id: got 'nix'; expected one that create_subshell_reply gave and"
                                + " that is not deleted");
        var refused = delete("nix");
        assertThat(refused.get("status")).isEqualTo("error");
        assertThat(refused.get("ename")).isEqualTo("UnknownSubshell");
        var gone = create();
        delete(gone);
        assertThat(status(send(gone, "1"))).isEqualTo("error");
        // Without a reply, the status tells that it was dealt with.
        var comm =
                client.sendTo(
                        gone, Client.SHELL, "comm_msg", Map.of("comm_id", "c", "data", Map.of()));
        assertThat(client.publishedFor(comm)).hasSize(2);
    }

    @Test
    void askForInputIndependently() {
        var id = create();
        var code = "System.console().readLine(\"%s? \")";
        var main = input(null, code.formatted("main"));
        var mains = client.receive(Client.STDIN);
        var sub = input(id, code.formatted("sub"));
        var subs = client.receive(Client.STDIN);
        assertThat(mains.parentId()).isEqualTo(main);
        assertThat(subs.parentId()).isEqualTo(sub);
        assertThat(subs.parent().get("subshell_id")).isEqualTo(id);
        client.reply(subs, "second");
        assertThat(answer(sub).value()).isEqualTo("second");
        client.reply(mains, "first");
        assertThat(answer(main).value()).isEqualTo("first");
    }

    @Test
    void readStandardInputIndependently() {
        var id = create();
        var main = input(null, "new Scanner(System.in).nextLine()");
        client.receive(Client.STDIN);
        var sub = input(id, "new Scanner(System.in).nextLine()");
        client.receive(Client.STDIN);
        // A client that names no parent says at least which subshell it means.
        client.sendTo(id, Client.STDIN, "input_reply", Map.of("value", "sub"));
        assertThat(answer(sub).value()).isEqualTo("sub");
        client.sendTo(null, Client.STDIN, "input_reply", Map.of("value", "main"));
        assertThat(answer(main).value()).isEqualTo("main");
    }

    @Test
    void numberTheirCellsTogetherWithTheMainOne() {
        var id = create();
        int first = (int) client.execute("1").reply().get("execution_count");
        assertThat(answer(send(id, "2")).reply().get("execution_count")).isEqualTo(first + 1);
        assertThat(client.execute("3").reply().get("execution_count")).isEqualTo(first + 2);
    }

    @Test
    void compileAtTheSameTimeWithoutHarm() {
        var subshells = List.of(create(), create(), create());
        var ids = new ArrayList<String>();
        for (int i = 0; i < 40; i++) {
            for (int s = 0; s < subshells.size(); s++) {
                var code =
                        """
                        record R%1$d_%2$d(int v) {}
                        int f%1$d_%2$d() { return new R%1$d_%2$d(%3$d).v(); }
                        f%1$d_%2$d()
                        """;
                ids.add(send(subshells.get(s), code.formatted(s, i, 100 * s + i)));
            }
        }
        for (int i = 0; i < 40; i++) {
            for (int s = 0; s < subshells.size(); s++) {
                var value = answer(ids.get(i * subshells.size() + s)).value();
                assertThat(value).isEqualTo(Integer.toString(100 * s + i));
            }
        }
        assertThat(client.execute("f0_39() + f1_39() + f2_39()").value()).isEqualTo("417");
    }

    static void assertEnded(String threadName) throws InterruptedException {
        for (var thread : Thread.getAllStackTraces().keySet()) {
            if (!thread.getName().equals(threadName)) continue;
            thread.join(60_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }

    private String create() {
        return create(client);
    }

    static String create(Client client) {
        var reply = client.request(Client.CONTROL, "create_subshell_request", Map.of()).reply();
        assertThat(reply.get("status")).isEqualTo("ok");
        return (String) reply.get("subshell_id");
    }

    private Client.Received delete(String id) {
        return client.request(Client.CONTROL, "delete_subshell_request", Map.of("subshell_id", id))
                .reply();
    }

    @SuppressWarnings("unchecked")
    private List<String> ids() {
        var reply = client.request(Client.CONTROL, "list_subshell_request", Map.of()).reply();
        return (List<String>) reply.get("subshell_id");
    }

    private String send(String subshell, String code) {
        return client.sendTo(subshell, Client.SHELL, "execute_request", Map.of("code", code));
    }

    private String input(String subshell, String code) {
        return client.sendTo(
                subshell,
                Client.SHELL,
                "execute_request",
                Map.of("code", code, "allow_stdin", true));
    }

    private Client.Answer answer(String id) {
        return client.answer(Client.SHELL, id);
    }

    private Object status(String id) {
        return answer(id).reply().get("status");
    }
}
