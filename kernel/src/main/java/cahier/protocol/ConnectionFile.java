package cahier.protocol;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Holds what a client wrote into the connection file: where to listen, and the key that signs.
///
/// @param ip the address to bind, a loopback address
/// @param key the key of the signatures; empty where messages are not signed
record ConnectionFile(
        String ip,
        int shellPort,
        int iopubPort,
        int stdinPort,
        int controlPort,
        int heartbeatPort,
        String key) {

    private static final int MAX_PORT = 65_535;

    /// Reads a connection file.
    ///
    /// @throws IOException where the file cannot be read
    /// @throws IllegalArgumentException where it asks for what the kernel must not or cannot do:
    ///   the message says which entry and what is expected
    static ConnectionFile read(Path file) throws IOException {
        Map<String, Object> entries;
        try {
            entries = Json.object(Files.readAllBytes(file));
        } catch (BadMessage notJson) {
            throw new IllegalArgumentException(
                    "connection file: not a JSON object: " + file + ": " + notJson.getMessage(),
                    notJson);
        }
        var content = new Content(entries);
        try {
            return of(content);
        } catch (BadMessage wrong) {
            throw new IllegalArgumentException(
                    "connection file: " + file + ": " + wrong.getMessage(), wrong);
        }
    }

    private static ConnectionFile of(Content content) throws BadMessage {
        expect(content, "transport", "tcp");
        expect(content, "signature_scheme", "hmac-sha256");
        return new ConnectionFile(
                loopback(content.string("ip", "127.0.0.1")),
                port(content, "shell_port"),
                port(content, "iopub_port"),
                port(content, "stdin_port"),
                port(content, "control_port"),
                port(content, "hb_port"),
                content.string("key", ""));
    }

    private static void expect(Content content, String entry, String value) throws BadMessage {
        var found = content.string(entry, value);
        if (!found.equals(value)) {
            throw new BadMessage(entry + ": got '" + found + "'; expected '" + value + "'");
        }
    }

    /// A kernel runs whatever it is sent: it listens on this machine only.
    private static String loopback(String ip) throws BadMessage {
        try {
            if (InetAddress.getByName(ip).isLoopbackAddress()) return ip;
        } catch (UnknownHostException unknown) {
            throw new BadMessage("ip: unknown address: got '" + ip + "'; expected 127.0.0.1");
        }
        throw new BadMessage(
                "ip: not a loopback address: got '"
                        + ip
                        + "'; expected 127.0.0.1 (for another"
                        + " machine, use an SSH tunnel)");
    }

    private static int port(Content content, String entry) throws BadMessage {
        int port = content.integer(entry);
        if (port < 0 || port > MAX_PORT) {
            throw new BadMessage(entry + ": got " + port + "; expected 0 to " + MAX_PORT);
        }
        return port;
    }
}
