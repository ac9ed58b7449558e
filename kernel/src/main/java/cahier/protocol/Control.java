package cahier.protocol;

import cahier.transport.Endpoint;

import java.util.List;

/// Answers the control channel, on whose thread no cell ever runs: an interrupt arrives whatever
/// the cell does.
final class Control {

    private final Wire wire;
    private final IoPub iopub;
    private final Shell shell;
    private final Channel channel;
    private final Replies replies;

    Control(
            ConnectionFile connection,
            Wire wire,
            Endpoint endpoint,
            IoPub iopub,
            Shell shell,
            Runnable stop) {
        this.wire = wire;
        this.iopub = iopub;
        this.shell = shell;
        channel = new Channel("control", endpoint, this::receive);
        replies = new Replies(connection, wire, channel, iopub, stop);
    }

    void start() {
        channel.start();
    }

    private void receive(List<byte[]> frames) throws BadMessage {
        var message = wire.decode(frames);
        var incoming = Incoming.of(message);
        iopub.busy(message);
        try {
            answer(message, incoming);
        } finally {
            iopub.idle(message);
        }
    }

    private void answer(Message message, Incoming incoming) throws BadMessage {
        switch (incoming) {
            case InterruptRequest interrupt -> {
                shell.interrupt();
                replies.send(message, "interrupt_reply", InterruptRequest.reply());
            }
            case CreateSubshellRequest create ->
                    replies.send(
                            message,
                            "create_subshell_reply",
                            CreateSubshellRequest.reply(shell.createSubshell()));
            case DeleteSubshellRequest delete -> {
                if (shell.deleteSubshell(delete.id())) {
                    var content = DeleteSubshellRequest.reply();
                    replies.send(message, "delete_subshell_reply", content);
                } else {
                    replies.unknownSubshell(message, delete.id());
                }
            }
            case ListSubshellRequest list ->
                    replies.send(
                            message,
                            "list_subshell_reply",
                            ListSubshellRequest.reply(shell.subshellIds()));
            case DebugRequest debug -> replies.send(message, "debug_reply", debug.reply());
            case ConnectRequest connect -> replies.connect(message);
            case KernelInfoRequest info -> replies.kernelInfo(message, info);
            case ShutdownRequest shutdown -> replies.shutdown(message, shutdown);
            case ExecuteRequest other -> throw belongsOnShell();
            case CompleteRequest other -> throw belongsOnShell();
            case InspectRequest other -> throw belongsOnShell();
            case IsCompleteRequest other -> throw belongsOnShell();
            case HistoryRequest other -> throw belongsOnShell();
            case CommInfoRequest other -> throw belongsOnShell();
            case CommOpen other -> throw belongsOnShell();
            case CommMessage other -> throw belongsOnShell();
            case CommClose other -> throw belongsOnShell();
        }
    }

    private static BadMessage belongsOnShell() {
        return new BadMessage("belongs on the shell channel");
    }
}
