package cahier.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Whatever arrives, nothing of it is run and the next good message is answered.
class HostileInputTest extends WithKernel {

    @AfterEach
    void nextMessageWorks() {
        for (int channel : new int[] {Client.SHELL, Client.CONTROL}) {
            var answer = client.request(channel, "kernel_info_request", Map.of());
            assertThat(answer.reply().get("status")).isEqualTo("ok");
            assertThat(answer.types()).containsExactly("status", "status");
        }
    }

    @Test
    void dropsAWrongSignature() throws Exception {
        try (var stranger = new StrangersClient(kernel)) {
            stranger.client.submit("1");
            stranger.client.send(Client.CONTROL, "shutdown_request", Map.of("restart", false));
        }
    }

    @Test
    void dropsAMissingSignature() {
        for (var signature : List.of("", "x", "0".repeat(64), "é".repeat(64))) {
            var frames = frames("execute_request", "{\"code\": \"1\"}");
            frames.set(1, signature.getBytes(UTF_8));
            client.sendFrames(Client.SHELL, frames);
            client.sendFrames(Client.CONTROL, frames);
            client.sendFrames(Client.STDIN, frames);
        }
    }

    @Test
    void dropsASignatureInCapitals() {
        var frames = frames("execute_request", "{\"code\": \"1\"}");
        var signature = new String(frames.get(1), UTF_8).toUpperCase(java.util.Locale.ROOT);
        frames.set(1, (signature + " ").getBytes(UTF_8));
        client.sendFrames(Client.SHELL, frames);
    }

    @Test
    void dropsGarbage() {
        var random = new Random(7);
        for (int channel : new int[] {Client.SHELL, Client.CONTROL, Client.STDIN}) {
            for (int i = 0; i < 200; i++) {
                var frames = new ArrayList<byte[]>();
                int count = 1 + random.nextInt(9);
                for (int f = 0; f < count; f++) {
                    var bytes = new byte[random.nextInt(40)];
                    random.nextBytes(bytes);
                    frames.add(random.nextInt(4) == 0 ? "<IDS|MSG>".getBytes(UTF_8) : bytes);
                }
                client.sendFrames(channel, frames);
            }
        }
    }

    @Test
    void dropsMessagesThatAreCutShort() {
        var whole = frames("execute_request", "{\"code\": \"1\"}");
        for (int count = 1; count < whole.size(); count++) {
            client.sendFrames(Client.SHELL, whole.subList(0, count));
        }
    }

    @Test
    void dropsMalformedJsonThatIsSignedWell() {
        for (var content :
                List.of(
                        "",
                        "{",
                        "[]",
                        "null",
                        "{\"code\": \"1\"} {}",
                        "{\"code\": 'x'}",
                        "{\"code\": \"\\ud800\\q\"}",
                        "{\"a\":".repeat(5_000))) {
            client.sendFrames(Client.SHELL, frames("execute_request", content));
        }
        client.sendFrames(
                Client.SHELL,
                client.signed("[]".getBytes(UTF_8), bytes("{}"), bytes("{}"), bytes("{}")));
        client.sendFrames(
                Client.SHELL,
                client.signed(
                        new byte[] {(byte) 0xff, (byte) 0xfe},
                        bytes("{}"),
                        bytes("{}"),
                        bytes("{}")));
    }

    @Test
    void dropsWrongTypes() {
        for (var content :
                List.of(
                        "{}",
                        "{\"code\": 1}",
                        "{\"code\": null}",
                        "{\"code\": [\"1\"]}",
                        "{\"code\": \"1\", \"silent\": \"no\"}",
                        "{\"code\": \"1\", \"user_expressions\": []}",
                        "{\"code\": \"1\", \"user_expressions\": {\"a\": 1}}")) {
            client.sendFrames(Client.SHELL, frames("execute_request", content));
        }
        client.sendFrames(
                Client.SHELL,
                frames("complete_request", "{\"code\": \"a\", \"cursor_pos\": \"1\"}"));
        client.sendFrames(
                Client.SHELL, frames("history_request", "{\"hist_access_type\": \"all\"}"));
        client.sendFrames(
                Client.SHELL,
                client.signed(
                        bytes("{\"msg_id\": 1, \"msg_type\": \"execute_request\"}"),
                        bytes("{}"),
                        bytes("{}"),
                        bytes("{\"code\": \"1\"}")));
    }

    @Test
    void answersWhatNestsTooDeeplyForTheCompiler() {
        for (var code :
                List.of("{".repeat(30_000), "1" + "+1".repeat(30_000), "(".repeat(30_000))) {
            var asked = Map.<String, Object>of("code", code, "cursor_pos", code.length());
            for (var type : List.of("complete", "inspect", "is_complete")) {
                var reply = client.request(Client.SHELL, type + "_request", asked).reply();
                var status = reply.get("status");
                assertThat(status).isIn("ok", "unknown", "incomplete", "invalid");
            }
            assertThat(client.execute(code).reply().get("status")).isEqualTo("error");
        }
    }

    @Test
    void dropsUnknownMessagesAndThoseOfAnotherChannel() {
        client.send(Client.SHELL, "format_disk_request", Map.of());
        client.send(Client.SHELL, "interrupt_request", Map.of());
        client.send(Client.CONTROL, "execute_request", Map.of("code", "1"));
        client.send(Client.STDIN, "input_reply", Map.of("value", "nobody asked"));
        client.send(Client.STDIN, "execute_request", Map.of("code", "1"));
        client.send(Client.SHELL, "comm_msg", Map.of("comm_id", "none", "data", Map.of()));
    }

    @Test
    void closesACommOfAnUnknownTarget() {
        var id =
                client.send(
                        Client.SHELL,
                        "comm_open",
                        Map.of("comm_id", "c1", "target_name", "none", "data", Map.of()));
        var published = client.publishedFor(id);
        assertThat(published).extracting(Client.Received::type).contains("comm_close");
    }

    @Test
    void survivesClientsThatVanish() throws Exception {
        for (int i = 0; i < 5; i++) {
            try (var fleeting = kernel.client()) {
                fleeting.send(Client.SHELL, "kernel_info_request", Map.of());
            }
        }
    }

    private List<byte[]> frames(String type, String content) {
        return new ArrayList<>(client.frames("id-" + type, type, content.getBytes(UTF_8)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    /// Holds a client whose key is not the kernel's.
    private record StrangersClient(Client client) implements AutoCloseable {
        StrangersClient(TestKernel kernel) {
            this(Client.withoutWelcome(kernel, "another key"));
        }

        @Override
        public void close() throws Exception {
            // What it sent has to leave before its sockets close.
            Thread.sleep(200);
            client.close();
        }
    }
}
