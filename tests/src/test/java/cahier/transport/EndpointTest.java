package cahier.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Speaks to endpoints by a client of the tests' own, and by bytes as the specification has them;
/// the ZeroMQ of other hands is in [cahier.proof.TransportProofTest].
final class EndpointTest {

    private static final int TIMEOUT_MILLIS = 20_000;
    private static final HexFormat HEX = HexFormat.of();

    /// What a peer sends first: signature, version 3.0, mechanism NULL, no server.
    private static final String GREETING =
            "ff00000000000000007f" + "0300" + "4e554c4c" + "00".repeat(16 + 32);

    /// A command of 31 bytes: READY, and that the socket is a DEALER.
    private static final String READY =
            "041c" + "055245414459" + "0b536f636b65742d54797065" + "00000006" + "4445414c4552";

    private Loop loop;
    private int port;

    @BeforeEach
    void open() throws IOException {
        loop = new Loop();
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void close() {
        loop.close();
    }

    private Endpoint bind(Kind kind) throws IOException {
        return Endpoint.bind(loop, kind, "127.0.0.1", port);
    }

    private Wire client(String type, String identity) {
        return Wire.connect(type, bytes(identity), port, TIMEOUT_MILLIS);
    }

    private static void say(Wire client, String... frames) {
        client.send(Stream.of(frames).map(EndpointTest::bytes).toList());
    }

    private static List<String> heard(Wire client) {
        return client.receive().stream().map(EndpointTest::text).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void aRouterAnswersWhoAsked() throws IOException {
        var router = bind(Kind.ROUTER);
        router.start(frames -> router.send(List.of(frames.get(0), frames.get(1), bytes("reply"))));
        try (var one = client("DEALER", "one");
                var two = client("DEALER", "")) {
            say(two, "from two");
            say(one, "from one");

            assertThat(heard(one)).containsExactly("from one", "reply");
            assertThat(heard(two)).containsExactly("from two", "reply");
        }
    }

    @Test
    void framesOfAnySizeArriveWhole() throws IOException {
        var router = bind(Kind.ROUTER);
        router.start(router::send);
        var sizes = new int[] {0, 1, 255, 256, 65_536, 5_000_000};
        try (var client = client("DEALER", "")) {
            var sent = new ArrayList<byte[]>();
            for (int i = 0; i < sizes.length; i++) {
                var frame = new byte[sizes[i]];
                Arrays.fill(frame, (byte) i);
                sent.add(frame);
            }
            client.send(sent);

            assertThat(client.receive()).containsExactlyElementsOf(sent);
        }
    }

    @Test
    void whatAPublisherSendsForASubscriptionComesFirst() throws IOException {
        var publisher = bind(Kind.XPUB);
        publisher.start(
                frames -> {
                    var topic = text(frames.get(1)).substring(1);
                    publisher.send(frames.getFirst(), List.of(bytes("welcome to " + topic)));
                    publisher.send(List.of(bytes("other"), bytes("unwanted")));
                    publisher.send(List.of(bytes("news.today"), bytes("wanted")));
                });
        try (var client = client("SUB", "")) {
            client.subscribe("news");

            assertThat(heard(client)).containsExactly("welcome to news");
            assertThat(heard(client)).containsExactly("news.today", "wanted");
        }
    }

    @Test
    void aHeartbeatComesBack() throws IOException {
        var heartbeat = bind(Kind.REP);
        heartbeat.start(heartbeat::send);
        try (var client = client("REQ", "")) {
            for (var beat : List.of("ping", "again")) {
                say(client, "", beat);

                assertThat(heard(client)).containsExactly("", beat);
            }
        }
    }

    @Test
    void whoDoesNotSpeakTheProtocolIsDroppedAlone() throws IOException {
        var router = bind(Kind.ROUTER);
        router.start(frames -> router.send(List.of(frames.getFirst(), bytes("still here"))));
        try (var stranger = new Socket("127.0.0.1", port);
                var liar = new Socket("127.0.0.1", port);
                var client = client("DEALER", "")) {
            stranger.getOutputStream().write(bytes("GET / HTTP/1.1\r\n\r\n"));
            // a frame of 2^62 bytes
            liar.getOutputStream().write(HEX.parseHex(GREETING + READY + "024000000000000000"));
            assertThat(stranger.getInputStream().readAllBytes()).hasSizeLessThan(128);
            assertThat(liar.getInputStream().readAllBytes()).hasSizeLessThan(128);

            say(client, "anybody?");
            assertThat(heard(client)).containsExactly("still here");
        }
    }

    @Test
    void aPingIsAnswered() throws IOException {
        bind(Kind.ROUTER).start(frames -> {});
        try (var peer = new Socket("127.0.0.1", port)) {
            // PING, a time to live of two bytes, the context "abc"
            peer.getOutputStream()
                    .write(HEX.parseHex(GREETING + READY + "040a" + "0450494e47" + "0001616263"));
            var in = new DataInputStream(peer.getInputStream());
            in.skipNBytes(64);
            in.readByte();
            in.skipNBytes(in.readUnsignedByte());

            assertThat(HEX.formatHex(in.readNBytes(10)))
                    .isEqualTo("0408" + "04504f4e47" + "616263");
        }
    }

    @Test
    void whoReadsLateHoldsUpNobodyAndLosesNothing() throws IOException {
        var publisher = bind(Kind.XPUB);
        var line = new byte[100_000];
        publisher.start(
                frames -> {
                    for (int i = 0; i < 500; i++) publisher.send(List.of(line));
                    publisher.send(List.of(bytes("end")));
                });
        try (var peer = new Socket("127.0.0.1", port)) {
            // an empty topic: everything
            peer.getOutputStream().write(HEX.parseHex(GREETING + READY + "000101"));
            var in = new DataInputStream(peer.getInputStream());
            in.skipNBytes(64);
            in.readByte();
            in.skipNBytes(in.readUnsignedByte());
            for (int i = 0; i < 500; i++) {
                assertThat(in.readByte()).isEqualTo((byte) 2);
                assertThat(in.readLong()).isEqualTo(100_000);
                in.skipNBytes(100_000);
            }
            assertThat(HEX.formatHex(in.readNBytes(5))).isEqualTo("0003" + "656e64");
        }
    }

    @Test
    void anInterruptedThreadSendsAndClosesNothing() throws IOException {
        var router = bind(Kind.ROUTER);
        router.start(
                frames -> {
                    Thread.currentThread().interrupt();
                    router.send(frames);
                });
        try (var client = client("DEALER", "")) {
            for (int i = 0; i < 3; i++) {
                say(client, "try " + i);
                assertThat(heard(client)).containsExactly("try " + i);
            }
        }
    }

    @Test
    void aClientThatComesBackIsTheOneThatIsAnswered() throws IOException {
        var router = bind(Kind.ROUTER);
        router.start(router::send);
        try (var earlier = client("DEALER", "me")) {
            say(earlier, "first");
            assertThat(heard(earlier)).containsExactly("first");
        }
        try (var later = client("DEALER", "me")) {
            say(later, "second");
            assertThat(heard(later)).containsExactly("second");
        }
    }
}
