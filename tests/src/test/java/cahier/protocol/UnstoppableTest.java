package cahier.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Map;

/// A cell that is caught in what heeds no interrupt: it is given up, and the kernel goes on.
@Timeout(120)
class UnstoppableTest extends WithKernel {

    @Test
    void isLeftToTheBackgroundAndTheNextCellRuns() throws Exception {
        client.execute("var gate = new Semaphore(0);");
        var stuck =
                client.submit(
                        "int before = 1; System.out.print(1);\n"
                                + "gate.acquireUninterruptibly();\n"
                                + "System.out.print(\"after\");");
        var waiting = client.submit("\"waiting\"");
        client.awaitStream();
        Thread.sleep(300); // until it blocks: an interrupt before would stop it
        client.request(Client.CONTROL, "interrupt_request", Map.of());
        var answer = client.answer(Client.SHELL, stuck);
        assertThat(answer.types())
                .containsExactly("status", "execute_input", "stream", "error", "status");
        assertThat(answer.reply().get("status")).isEqualTo("error");
        assertThat(answer.reply().get("ename")).isEqualTo("Interrupted");
        assertThat((String) answer.reply().get("evalue"))
                .startsWith("the cell does not stop: it is in ")
                .endsWith("goes on in the background; restart the kernel to end it.");
        assertThat(answer.traceback())
                .contains("java.util.concurrent.Semaphore.acquireUninterruptibly")
                .contains("gate.acquireUninterruptibly();");
        assertThat(client.answer(Client.SHELL, waiting).reply().get("status")).isEqualTo("aborted");
        // What it had declared is there, and nothing that runs now is asked to stop.
        var next = client.execute("int n = 0; for (int i = 0; i < 9; i++) n++;\nbefore + n");
        assertThat(next.value()).isEqualTo("10");
        // Now it comes back, and has no say any more: neither a reply nor an idle of its own.
        client.execute("gate.release();");
        assertThat(client.execute("\"still here\"").value()).isEqualTo("still here");
    }
}
