package cahier.protocol;

import cahier.session.Session;
import cahier.transport.Endpoint;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// Answers the control channel, on whose thread no cell ever runs: an interrupt arrives whatever
/// the cell does.
final class Control {

    private final Wire wire;
    private final IoPub iopub;
    private final Future<Session> session;
    private final Shell shell;
    private final Channel channel;
    private final Replies replies;

    Control(
            Wire wire,
            Endpoint endpoint,
            IoPub iopub,
            Future<Session> session,
            Shell shell,
            Runnable stop) {
        this.wire = wire;
        this.iopub = iopub;
        this.session = session;
        this.shell = shell;
        channel = new Channel("control", endpoint, this::receive);
        replies = new Replies(wire, channel, iopub, stop);
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
                interrupt();
                replies.send(message, "interrupt_reply", InterruptRequest.reply());
            }
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

    private void interrupt() {
        shell.abortWaiting();
        // Where the session is not open yet, the shell finds the mark before it runs the cell.
        if (!session.isDone()) return;
        try {
            session.get().interrupt();
        } catch (InterruptedException | ExecutionException neverOpened) {
            System.getLogger(Control.class.getName())
                    .log(System.Logger.Level.WARNING, "interrupt: no session", neverOpened);
        }
    }

    private static BadMessage belongsOnShell() {
        return new BadMessage("belongs on the shell channel");
    }
}
