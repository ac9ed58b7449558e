package cahier.protocol;

import cahier.session.Session;
import cahier.transport.Endpoint;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// Takes what arrives on the shell channel to the subshell that it is for, so that the channel's
/// thread is free to receive while cells run.
final class Shell implements AutoCloseable {

    private static final long END_MILLIS = 2_000;

    private final Wire wire;
    private final IoPub iopub;
    private final Future<Session> session;
    private final Channel channel;
    private final Replies replies;
    private final HistoryFile historyFile = new HistoryFile(HistoryFile.place());
    private final Subshells subshells;

    Shell(
            ConnectionFile connection,
            Wire wire,
            Endpoint endpoint,
            IoPub iopub,
            Stdin stdin,
            Future<Session> session,
            Runnable stop) {
        this.wire = wire;
        this.iopub = iopub;
        this.session = session;
        channel = new Channel("shell", endpoint, this::receive);
        replies = new Replies(connection, wire, channel, iopub, stop);
        var history = new History(historyFile);
        subshells = new Subshells(new ShellDesk(iopub, stdin, session, replies, history));
    }

    void start() {
        channel.start();
        subshells.start();
    }

    private void receive(List<byte[]> frames) throws BadMessage {
        var message = wire.decode(frames);
        var subshell = subshells.of(message);
        if (subshell != null) {
            if (session.state() == Future.State.SUCCESS) session.resultNow().postponePractice();
            subshell.add(message);
            return;
        }
        // Of a message without a reply, such as a comm's, the status is all that a client can
        // await.
        iopub.busy(message);
        replies.unknownSubshell(message, String.valueOf(message.subshell()));
        iopub.idle(message);
    }

    /// Stops what runs and aborts the cells that wait, in all subshells.
    void interrupt() {
        subshells.abortWaiting();
        // Where the session is not open yet, its thread finds the mark before it runs the cell.
        if (!session.isDone()) return;
        try {
            session.get().interrupt();
            subshells.giveUpLater();
        } catch (InterruptedException | ExecutionException neverOpened) {
            System.getLogger(Shell.class.getName())
                    .log(System.Logger.Level.WARNING, "interrupt: no session", neverOpened);
        }
    }

    String createSubshell() {
        return subshells.create();
    }

    /// Ends a subshell, the cell that it runs and those that wait among it; returns at once.
    ///
    /// @return false where there is none of that id
    boolean deleteSubshell(String id) {
        var subshell = subshells.remove(id);
        if (subshell == null) return false;
        subshell.abortWaiting();
        subshell.end();
        if (session.state() == Future.State.SUCCESS) {
            session.resultNow().interrupt(subshell.thread());
        }
        return true;
    }

    List<String> subshellIds() {
        return subshells.ids();
    }

    @Override
    public void close() {
        subshells.end();
        interrupt();
        try {
            subshells.awaitEnd(END_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        historyFile.close();
    }
}
