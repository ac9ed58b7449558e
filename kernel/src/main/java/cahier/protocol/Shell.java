package cahier.protocol;

import cahier.session.CommEvent;
import cahier.session.Evaluation;
import cahier.session.Reply;
import cahier.session.Session;
import cahier.transport.Endpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Runs what arrives on the shell channel, one message after the other, on a thread of its own, so
/// that the channel's thread is free to receive while a cell runs.
final class Shell implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Shell.class.getName());

    /// How long the queue must be quiet before a failed cell is answered: a client that sends a
    /// whole notebook at once has then sent it, and what it sent is aborted.
    private static final long QUIET_MILLIS = 2;

    private static final int MAX_WAITS = 200;

    private record Waiting(Message message, long number) {}

    private final Wire wire;
    private final IoPub iopub;
    private final Stdin stdin;
    private final Future<Session> session;
    private final Replies replies;
    private final Channel channel;
    private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private final HistoryFile historyFile = new HistoryFile(HistoryFile.place());
    private final History history = new History(historyFile);
    private long received;
    private volatile long abortedUpTo = -1;

    Shell(
            Wire wire,
            Endpoint endpoint,
            IoPub iopub,
            Stdin stdin,
            Future<Session> session,
            Runnable stop) {
        this.wire = wire;
        this.iopub = iopub;
        this.stdin = stdin;
        this.session = session;
        channel = new Channel("shell", endpoint, this::receive);
        replies = new Replies(wire, channel, iopub, stop);
        thread = Thread.ofPlatform().daemon().name("cahier-cell").unstarted(this::run);
    }

    void start() {
        channel.start();
        thread.start();
    }

    /// Aborts the cells that wait now.
    void abortWaiting() {
        synchronized (queue) {
            abortedUpTo = received;
        }
    }

    private boolean isAborted(Waiting waiting) {
        return waiting.number() <= abortedUpTo;
    }

    private void receive(List<byte[]> frames) throws BadMessage {
        var message = wire.decode(frames);
        synchronized (queue) {
            queue.add(new Waiting(message, ++received));
        }
    }

    private void run() {
        while (true) {
            try {
                var next = queue.take();
                handle(next);
            } catch (InterruptedException late) {
                // It was meant for a cell that ended meanwhile; taking it has cleared the flag.
                LOG.log(System.Logger.Level.DEBUG, "shell: a late interrupt", late);
            }
        }
    }

    private void handle(Waiting waiting) {
        var message = waiting.message();
        try {
            var incoming = Incoming.of(message);
            iopub.busy(message);
            try {
                answer(waiting, incoming);
            } finally {
                iopub.idle(message);
            }
        } catch (BadMessage bad) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "shell: " + message.type() + " was dropped: {0}",
                    bad.getMessage());
        } catch (Exception | Error failure) {
            // Whatever it is: the thread that answers must live.
            LOG.log(System.Logger.Level.ERROR, "shell: " + message.type() + " failed", failure);
            replies.failed(message, failure);
        }
    }

    private void answer(Waiting waiting, Incoming incoming) throws Exception {
        var message = waiting.message();
        switch (incoming) {
            case ExecuteRequest execute -> {
                if (isAborted(waiting)) {
                    var count = session().executionCount();
                    replies.send(message, "execute_reply", ExecuteRequest.aborted(count));
                } else {
                    execute(waiting, execute);
                }
            }
            case CompleteRequest complete ->
                    replies.send(
                            message,
                            "complete_reply",
                            complete.reply(session().complete(complete.code(), complete.cursor())));
            case InspectRequest inspect ->
                    replies.send(
                            message,
                            "inspect_reply",
                            InspectRequest.reply(
                                    session().inspect(inspect.code(), inspect.cursor())));
            case IsCompleteRequest isComplete ->
                    replies.send(
                            message,
                            "is_complete_reply",
                            IsCompleteRequest.reply(session().isComplete(isComplete.code())));
            case HistoryRequest wanted ->
                    replies.send(
                            message, "history_reply", wanted.reply(history.find(wanted.query())));
            case CommInfoRequest info ->
                    replies.send(
                            message, "comm_info_reply", info.reply(session().comms().targets()));
            case CommOpen comm -> receive(message, comm.event());
            case CommMessage comm -> receive(message, comm.event());
            case CommClose comm -> receive(message, comm.event());
            case KernelInfoRequest info -> replies.kernelInfo(message, info);
            case ShutdownRequest shutdown -> replies.shutdown(message, shutdown);
            case InterruptRequest interrupt -> throw new BadMessage("belongs on control");
        }
    }

    private void execute(Waiting waiting, ExecuteRequest execute) throws Exception {
        var message = waiting.message();
        var session = session();
        var run = execute.run();
        if (run.storeHistory()) {
            int count = session.executionCount() + 1;
            history.add(count, run.code());
            iopub.publish(
                    message.header(),
                    "execute_input",
                    Map.of("code", run.code(), "execution_count", count));
        } else if (!run.silent()) {
            iopub.publish(
                    message.header(),
                    "execute_input",
                    Map.of("code", run.code(), "execution_count", session.executionCount()));
        }
        var listener = new CellListener(message, iopub, stdin);
        var reply = session.execute(run, listener, () -> isAborted(waiting));
        var content =
                switch (reply) {
                    case Reply.Ok(int count) ->
                            ExecuteRequest.ok(
                                    count,
                                    values(session, execute.userExpressions()),
                                    listener.pages());
                    case Reply.Failed(int count, var error) -> {
                        if (execute.stopOnError()) abortWhatWasSent();
                        yield ExecuteRequest.failed(count, error);
                    }
                    case Reply.Interrupted(int count, var error) -> {
                        abortWhatWasSent();
                        yield ExecuteRequest.failed(count, error);
                    }
                };
        replies.send(message, "execute_reply", content);
    }

    private void receive(Message message, CommEvent event) throws Exception {
        session().receive(event, new CellListener(message, iopub, stdin));
    }

    private static Map<String, Object> values(Session session, Map<String, String> expressions) {
        var values = new LinkedHashMap<String, Object>();
        expressions.forEach(
                (name, code) ->
                        values.put(
                                name,
                                switch (session.evaluate(code)) {
                                    case Evaluation.Shown(var bundle) ->
                                            Map.of(
                                                    "status", "ok",
                                                    "data", bundle.data(),
                                                    "metadata", bundle.metadata());
                                    case Evaluation.Failed(var error) -> {
                                        var content =
                                                new LinkedHashMap<>(
                                                        CellListener.errorContent(error));
                                        content.put("status", "error");
                                        yield content;
                                    }
                                }));
        return values;
    }

    /// Aborts what was sent before the failure is known to anybody: nothing that arrives before the
    /// reply goes out can be a reaction to it.
    private void abortWhatWasSent() throws InterruptedException {
        Thread.interrupted();
        long before = -1;
        for (int i = 0; i < MAX_WAITS; i++) {
            synchronized (queue) {
                if (received == before) break;
                before = received;
            }
            TimeUnit.MILLISECONDS.sleep(QUIET_MILLIS);
        }
        abortWaiting();
    }

    private Session session() throws Exception {
        return session.get();
    }

    @Override
    public void close() {
        historyFile.close();
    }
}
