package cahier.protocol;

import cahier.session.CommEvent;
import cahier.session.Evaluation;
import cahier.session.Reply;
import cahier.session.Request;
import cahier.session.Session;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Future;

/// Answers what arrives on the shell channel, on the thread of the subshell that it is for.
final class ShellDesk implements Subshell.Desk {

    private final IoPub iopub;
    private final Stdin stdin;
    private final Future<Session> session;
    private final Replies replies;
    private final History history;

    /// The session of a client that counts UTF-16 units.
    private @Nullable Object unitCounter;

    ShellDesk(IoPub iopub, Stdin stdin, Future<Session> session, Replies replies, History history) {
        this.iopub = iopub;
        this.stdin = stdin;
        this.session = session;
        this.replies = replies;
        this.history = history;
    }

    @Override
    public void handle(Message message, Subshell.Turn turn) {
        try {
            var incoming = Incoming.of(message);
            iopub.busy(message);
            try {
                answer(message, incoming, turn);
            } finally {
                if (turn.finish()) iopub.idle(message);
            }
        } catch (BadMessage bad) {
            logger().log(
                            System.Logger.Level.WARNING,
                            "shell: " + message.type() + " was dropped: {0}",
                            bad.getMessage());
        } catch (Exception | Error failure) {
            // Whatever it is: the thread that answers must live.
            if (failure instanceof OutOfMemoryError) Session.letReserveGo();
            logger().log(
                            System.Logger.Level.ERROR,
                            "shell: " + message.type() + " failed",
                            failure);
            if (turn.finish()) replies.failed(message, failure);
        }
    }

    @Override
    public boolean giveUp(Message message, Subshell.Turn turn, Thread thread) {
        if (session.state() != Future.State.SUCCESS) return false;
        var error = session.resultNow().giveUp(thread);
        if (error == null) return false;
        iopub.publish(message.header(), "error", CellListener.errorContent(error));
        if (message.type().equals(ExecuteRequest.TYPE)) {
            var content = ExecuteRequest.failed(turn.number(), error);
            replies.send(message, "execute_reply", content);
        }
        iopub.idle(message);
        return true;
    }

    /// Answers, and what every client asks first without a switch over types.
    private void answer(Message message, Incoming incoming, Subshell.Turn turn) throws Exception {
        if (incoming instanceof ExecuteRequest execute) {
            executeOrAbort(message, execute, turn);
        } else if (incoming instanceof KernelInfoRequest info) {
            replies.kernelInfo(message, info);
        } else {
            answerAny(message, incoming, turn);
        }
    }

    private void complete(Message message, CompleteRequest given) throws Exception {
        var client = message.header().get("session");
        if (given.unitsAreCounted()) unitCounter = client;
        boolean isKnown = client != null && client.equals(unitCounter);
        var request = isKnown ? given.countingUnits() : given;
        var found = session().complete(request.code(), request.cursor());
        replies.send(message, "complete_reply", request.reply(found));
    }

    private void answerAny(Message message, Incoming incoming, Subshell.Turn turn)
            throws Exception {
        switch (incoming) {
            case ExecuteRequest execute -> executeOrAbort(message, execute, turn);
            case CompleteRequest complete -> complete(message, complete);
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
            case CommOpen comm -> receive(message, comm.event(), turn);
            case CommMessage comm -> receive(message, comm.event(), turn);
            case CommClose comm -> receive(message, comm.event(), turn);
            case ConnectRequest connect -> replies.connect(message);
            case KernelInfoRequest info -> replies.kernelInfo(message, info);
            case ShutdownRequest shutdown -> replies.shutdown(message, shutdown);
            case InterruptRequest other -> throw belongsOnControl();
            case CreateSubshellRequest other -> throw belongsOnControl();
            case DeleteSubshellRequest other -> throw belongsOnControl();
            case ListSubshellRequest other -> throw belongsOnControl();
            case DebugRequest other -> throw belongsOnControl();
        }
    }

    private void executeOrAbort(Message message, ExecuteRequest execute, Subshell.Turn turn)
            throws Exception {
        if (turn.isAborted()) {
            var count = session().executionCount();
            replies.send(message, "execute_reply", ExecuteRequest.aborted(count));
        } else {
            execute(message, execute, turn);
        }
    }

    private static BadMessage belongsOnControl() {
        return new BadMessage("belongs on the control channel");
    }

    private void execute(Message message, ExecuteRequest execute, Subshell.Turn turn)
            throws Exception {
        var session = session();
        var started = Map.<String, Object>of("started", Wire.now());
        var run = execute.run();
        var listener =
                new CellListener(
                        message, iopub, stdin, count -> begun(message, run, turn, count), turn);
        var reply = session.execute(run, listener, turn::isAborted);
        Map<String, Object> content;
        if (reply instanceof Reply.Ok(int count)) {
            var values = values(session, execute.userExpressions());
            content = ExecuteRequest.ok(count, values, listener.pages());
        } else {
            if (reply instanceof Reply.Interrupted || execute.stopOnError())
                turn.abortWhatWasSent();
            content = failed(reply);
        }
        if (turn.finish()) replies.send(message, "execute_reply", started, content);
    }

    private static Map<String, Object> failed(Reply reply) {
        return switch (reply) {
            case Reply.Failed(int count, var error) -> ExecuteRequest.failed(count, error);
            case Reply.Interrupted(int count, var error) -> ExecuteRequest.failed(count, error);
            case Reply.Ok ok -> throw new IllegalArgumentException("no failure: " + ok);
        };
    }

    private void begun(Message message, Request run, Subshell.Turn turn, int count) {
        turn.number(count);
        if (run.storeHistory() && !run.code().isBlank()) history.add(count, run.code());
        iopub.publish(
                message.header(),
                "execute_input",
                Map.of("code", run.code(), "execution_count", count));
    }

    private void receive(Message message, CommEvent event, Subshell.Turn turn) throws Exception {
        session().receive(event, new CellListener(message, iopub, stdin, count -> {}, turn));
    }

    private static Map<String, Object> values(Session session, Map<String, String> expressions) {
        var values = new LinkedHashMap<String, Object>();
        expressions.forEach((name, code) -> values.put(name, value(session, code)));
        return values;
    }

    private static Map<String, Object> value(Session session, String code) {
        return switch (session.evaluate(code)) {
            case Evaluation.Shown(var bundle) ->
                    Map.of(
                            "status", "ok",
                            "data", bundle.data(),
                            "metadata", bundle.metadata());
            case Evaluation.Failed(var error) -> {
                var content = new LinkedHashMap<>(CellListener.errorContent(error));
                content.put("status", "error");
                yield content;
            }
        };
    }

    private Session session() throws Exception {
        return session.get();
    }

    private static System.Logger logger() {
        return System.getLogger(ShellDesk.class.getName());
    }
}
