package cahier.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// What the kernel takes from a connection file, and what it refuses.
class ConnectionFileTest {

    private static final String GOOD =
            """
            {"ip": "127.0.0.1", "transport": "tcp", "key": "k", "signature_scheme": "hmac-sha256",
             "shell_port": 1, "iopub_port": 2, "stdin_port": 3, "control_port": 4, "hb_port": 5}
            """;

    @TempDir private Path folder;

    @Test
    void readsPortsAndKey() throws Exception {
        assertThat(ConnectionFile.read(file(GOOD)))
                .isEqualTo(new ConnectionFile("127.0.0.1", 1, 2, 3, 4, 5, "k"));
    }

    @Test
    void refusesToListenToOtherMachines() {
        for (var ip : new String[] {"0.0.0.0", "*", "192.168.1.7", "::"}) {
            assertThatThrownBy(() -> ConnectionFile.read(file(GOOD.replace("127.0.0.1", ip))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("ip: ")
                    .hasMessageContaining("got '" + ip + "'; expected 127.0.0.1");
        }
    }

    @Test
    void refusesAnotherTransportOrSignature() {
        assertThatThrownBy(() -> ConnectionFile.read(file(GOOD.replace("tcp", "ipc"))))
                .hasMessageEndingWith("transport: got 'ipc'; expected 'tcp'");
        assertThatThrownBy(() -> ConnectionFile.read(file(GOOD.replace("sha256", "md5"))))
                .hasMessageEndingWith("signature_scheme: got 'hmac-md5'; expected 'hmac-sha256'");
    }

    @Test
    void saysWhichEntryIsWrong() {
        assertThatThrownBy(
                        () -> ConnectionFile.read(file(GOOD.replace("\"hb_port\": 5", "\"x\": 5"))))
                .hasMessageEndingWith("hb_port: got nothing; expected an integer");
        assertThatThrownBy(
                        () ->
                                ConnectionFile.read(
                                        file(GOOD.replace("\"hb_port\": 5", "\"hb_port\": 70000"))))
                .hasMessageEndingWith("hb_port: got 70000; expected 0 to 65535");
        assertThatThrownBy(() -> ConnectionFile.read(file("[]")))
                .hasMessageContaining("not a JSON object");
        assertThatThrownBy(() -> ConnectionFile.read(folder.resolve("none.json")))
                .isInstanceOf(NoSuchFileException.class);
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("connection.json"), text);
    }
}
