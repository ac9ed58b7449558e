package cahier.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A cell that is caught in what heeds no interrupt: it is given up, and the kernel goes on.
@Timeout(120)
class UnstoppableTest {

    @TempDir private Path folder;

    @Test
    void isLeftToTheBackgroundAndTheNextCellRuns() throws Exception {
        try (var kernel = TestKernel.start(folder);
                var client = kernel.client()) {
            client.execute(
                    "var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());");
            var stuck =
                    send(client, "int before = 1;\nserver.accept();\nSystem.out.print(\"after\");");
            client.awaitBusy(stuck);
            var waiting = send(client, "\"waiting\"");
            Thread.sleep(300); // until it blocks: an interrupt before would stop it
            client.request(Client.CONTROL, "interrupt_request", Map.of());
            var answer = client.answer(Client.SHELL, stuck);
            assertThat(answer.types())
                    .containsExactly("status", "execute_input", "error", "status");
            assertThat(answer.reply().get("status")).isEqualTo("error");
            assertThat(answer.reply().get("ename")).isEqualTo("Interrupted");
            assertThat((String) answer.reply().get("evalue"))
                    .startsWith("the cell does not stop: it is in ")
                    .endsWith("goes on in the background; restart the kernel to end it.");
            assertThat(String.join("\n", traceback(answer)))
                    .contains("java.net.ServerSocket.accept")
                    .contains("server.accept();");
            assertThat(client.answer(Client.SHELL, waiting).reply().get("status"))
                    .isEqualTo("aborted");
            // What it had declared is there, and nothing that runs now is asked to stop.
            assertThat(
                            text(
                                    client.execute(
                                            "int n = 0; for (int i = 0; i < 9; i++) n++;\n"
                                                    + "before + n")))
                    .isEqualTo("10");
            // Now it comes back, and has no say any more: neither a reply nor an idle of its own.
            client.execute(
                    "new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort()).close();");
            assertThat(text(client.execute("\"still here\""))).isEqualTo("still here");
        }
    }

    private static String send(Client client, String code) {
        return client.send(Client.SHELL, "execute_request", Map.of("code", code));
    }

    @SuppressWarnings("unchecked")
    private static List<String> traceback(Client.Answer answer) {
        return (List<String>) answer.reply().get("traceback");
    }

    private static Object text(Client.Answer answer) {
        return answer.ofType("execute_result").getFirst().map("data").get("text/plain");
    }
}
