package cahier.protocol;

import java.util.List;
import java.util.Map;

/// Sends replies over a channel, and answers what both the shell and the control channel take.
final class Replies {

    private final ConnectionFile connection;
    private final Wire wire;
    private final Channel channel;
    private final IoPub iopub;
    private final Runnable stop;

    /// @param stop ends the kernel; returns at once
    Replies(ConnectionFile connection, Wire wire, Channel channel, IoPub iopub, Runnable stop) {
        this.connection = connection;
        this.wire = wire;
        this.channel = channel;
        this.iopub = iopub;
        this.stop = stop;
    }

    void send(Message request, String type, Map<String, Object> content) {
        send(request, type, Map.of(), content);
    }

    void send(
            Message request,
            String type,
            Map<String, Object> metadata,
            Map<String, Object> content) {
        channel.send(
                wire.encode(
                        request.identities(),
                        type,
                        request.header(),
                        metadata,
                        content,
                        List.of()));
    }

    /// Answers a request that an error of the kernel's own has cost its reply.
    void failed(Message request, Throwable failure) {
        failed(
                request,
                failure.getClass().getName(),
                String.valueOf(failure.getMessage()),
                List.of("an error of the kernel's own: " + failure));
    }

    /// Answers a request that names a subshell which is not there.
    void unknownSubshell(Message request, String id) {
        var text =
                "subshell_id: got '"
                        + id
                        + "'; expected one that create_subshell_reply gave and that is not deleted";
        failed(request, "UnknownSubshell", text, List.of("UnknownSubshell: " + text));
    }

    private void failed(Message request, String name, String text, List<String> traceback) {
        var type = request.type();
        if (!type.endsWith("_request")) return;
        send(
                request,
                type.substring(0, type.length() - "_request".length()) + "_reply",
                Map.of(
                        "status", "error",
                        "execution_count", 0,
                        "ename", name,
                        "evalue", text,
                        "traceback", traceback));
    }

    void connect(Message request) {
        send(request, "connect_reply", ConnectRequest.reply(connection));
    }

    void kernelInfo(Message request, KernelInfoRequest info) {
        send(request, "kernel_info_reply", info.reply());
    }

    /// Tells the one who asked and every other client, and ends the kernel.
    void shutdown(Message request, ShutdownRequest shutdown) {
        var content = shutdown.reply();
        iopub.publish(request.header(), "shutdown_reply", content);
        send(request, "shutdown_reply", content);
        stop.run();
    }
}
