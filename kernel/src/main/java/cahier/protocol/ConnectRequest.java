package cahier.protocol;

import java.util.Map;

/// Asks which ports the kernel listens on; clients read the connection file since protocol 5.1.
record ConnectRequest() implements Incoming {

    static final String TYPE = "connect_request";

    static Map<String, Object> reply(ConnectionFile connection) {
        return Map.of(
                "status", "ok",
                "shell_port", connection.shellPort(),
                "iopub_port", connection.iopubPort(),
                "stdin_port", connection.stdinPort(),
                "control_port", connection.controlPort(),
                "hb_port", connection.heartbeatPort());
    }
}
