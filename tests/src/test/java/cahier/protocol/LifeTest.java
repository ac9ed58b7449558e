package cahier.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cahier.session.SessionOptions;
import cahier.transport.Wire;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// How a kernel starts, lives and ends.
@Timeout(120)
class LifeTest {

    @TempDir private Path folder;

    @Test
    void tellsWhoItIs() throws Exception {
        try (var kernel = TestKernel.start(folder);
                var client = kernel.client()) {
            var info = client.request(Client.SHELL, "kernel_info_request", Map.of()).reply();
            assertThat(info.get("protocol_version")).isEqualTo("5.5");
            assertThat(info.get("implementation")).isEqualTo("cahier");
            assertThat(info.map("language_info"))
                    .containsEntry("name", "java")
                    .containsEntry("version", "25")
                    .containsEntry("file_extension", ".jshell");
        }
    }

    @Test
    void endsWhenAClientAsksAndTellsTheOthers() throws Exception {
        var kernel = TestKernel.start(folder);
        try (var client = kernel.client();
                var other = kernel.client()) {
            var answer =
                    client.request(Client.CONTROL, "shutdown_request", Map.of("restart", true));
            assertThat(answer.reply().get("restart")).isEqualTo(true);
            var message = other.published();
            while (!message.type().equals("shutdown_reply")) message = other.published();
            assertThat(message.get("restart")).isEqualTo(true);
        }
        assertThat(kernel.hasEnded(60)).isTrue();
    }

    @Test
    void stopsAFirstCellThatWaitsForTheSession() throws Exception {
        try (var kernel = TestKernel.start(folder);
                var client = kernel.client()) {
            var first = client.submit("while (true) {}");
            client.awaitBusy(first);
            client.request(Client.CONTROL, "interrupt_request", Map.of());
            var reply = client.answer(Client.SHELL, first).reply();
            assertThat(reply.get("status")).isIn("error", "aborted"); // begun, or not yet
            assertThat(client.execute("1 + 1").reply().get("status")).isEqualTo("ok");
        }
    }

    @Test
    void endsWhileACellRuns() throws Exception {
        var kernel = TestKernel.start(folder);
        try (var client = kernel.client()) {
            client.submit("while (true) { }");
            Thread.sleep(1_500);
            client.request(Client.CONTROL, "shutdown_request", Map.of("restart", false));
        }
        assertThat(kernel.hasEnded(60)).isTrue();
    }

    @Test
    void endsWithItsSubshells() throws Exception {
        try (var kernel = TestKernel.start(folder);
                var client = kernel.client()) {
            var id = SubshellTest.create(client);
            var code = Map.of("code", "while (true) {}");
            client.awaitBusy(client.sendTo(id, Client.SHELL, "execute_request", code));
            kernel.close();
            assertThat(kernel.hasEnded(60)).isTrue();
            SubshellTest.assertEnded("cahier-subshell-" + id);
        }
    }

    @Test
    void sendsEveryHeartbeatBack() throws Exception {
        try (var kernel = TestKernel.start(folder);
                var heart = Wire.connect("REQ", new byte[0], kernel.heartbeat, 20_000)) {
            for (var beat : List.of("ping", "", "pong")) {
                heart.send(List.of(new byte[0], beat.getBytes(StandardCharsets.UTF_8)));
                assertThat(heart.receive())
                        .containsExactly(new byte[0], beat.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        try (var kernel = TestKernel.start(folder)) {
            kernel.client().close();
            assertThatThrownBy(
                            () ->
                                    KernelServer.run(
                                            kernel.connectionFile, SessionOptions.defaults()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(
                            "hb_port: cannot listen on 127.0.0.1:" + kernel.heartbeat);
        }
    }

    @Test
    void endsWithItsParentWhateverAShutdownHookDoes() throws Exception {
        var parent = new ProcessBuilder("sleep", "120").start();
        try (var kernel = TestKernel.startApartFor(parent.toHandle(), folder);
                var client = kernel.client()) {
            var hook =
                    """
                    var hook = new Thread(() -> { while (true) LockSupport.park(); });
                    Runtime.getRuntime().addShutdownHook(hook);
                    """;
            var imports = "import java.util.concurrent.locks.LockSupport;\n";
            assertThat(client.execute(imports + hook).reply().get("status")).isEqualTo("ok");
            parent.destroy();
            assertThat(kernel.hasEnded(60)).isTrue();
        } finally {
            parent.destroy();
        }
    }

    @Test
    void endsWithTheProcessThatStartedIt() throws Exception {
        var ended = new CountDownLatch(1);
        var process = new ProcessBuilder("sleep", "60").start();
        Parent.onEnd(Long.toString(process.pid()), ended::countDown);
        assertThat(ended.await(300, TimeUnit.MILLISECONDS)).isFalse();
        process.destroy();
        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        var gone = new CountDownLatch(1);
        Parent.onEnd(Long.toString(process.pid()), gone::countDown);
        assertThat(gone.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.exists(folder)).isTrue();
    }
}
