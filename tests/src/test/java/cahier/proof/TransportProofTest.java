package cahier.proof;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.transport.Endpoint;
import cahier.transport.Kind;
import cahier.transport.Loop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Has libzmq, the ZeroMQ of Jupyter's clients, speak to our sockets.
class TransportProofTest {

    @TempDir Path folder;

    @Test
    void isUnderstoodByLibzmq() throws Exception {
        var python = Python.orSkip();
        try (var loop = new Loop()) {
            var router = new Bound(loop, Kind.ROUTER);
            router.endpoint.start(router.endpoint::send);
            var publisher = new Bound(loop, Kind.XPUB);
            publisher.endpoint.start(
                    frames -> {
                        if (frames.get(1)[0] == 0) return; // the end of a subscription
                        publisher.endpoint.send(List.of(bytes("news"), bytes("wanted")));
                        publisher.endpoint.send(List.of(bytes("other"), bytes("unwanted")));
                    });
            var heart = new Bound(loop, Kind.REP);
            heart.endpoint.start(heart.endpoint::send);

            var proof =
                    python.run(
                            folder,
                            folder,
                            120,
                            "transport_proof.py",
                            "" + router.port,
                            "" + publisher.port,
                            "" + heart.port);

            assertThat(proof.output()).isEqualToIgnoringNewLines("served 150");
        }
    }

    private static final class Bound {
        final int port;
        final Endpoint endpoint;

        Bound(Loop loop, Kind kind) throws IOException {
            try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            endpoint = Endpoint.bind(loop, kind, "127.0.0.1", port);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
