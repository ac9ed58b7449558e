package cahier.runner;

import cahier.session.Reply;
import cahier.session.Request;
import cahier.session.Session;
import cahier.session.SessionOptions;
import cahier.session.Variables;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger.Level;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Runs in a worker JVM: takes orders from the runner, drives one session, tells what cells emit.
public final class WorkerMain {

    /// The exit status of a worker whose runner is gone.
    private static final int ORPHANED = 3;

    /// How long a cell may take to heed an interrupt before it is told where it hangs; the runner
    /// waits a little longer.
    private static final Duration PATIENCE = CellRun.GRACE.dividedBy(3).multipliedBy(2);

    private final Thread main = Thread.currentThread();
    private final Link link;
    private final BlockingQueue<Message> orders = new LinkedBlockingQueue<>();
    private volatile @Nullable Session session;
    private volatile boolean closing;
    private volatile @Nullable Integer running;
    private int notes;

    private WorkerMain(Link link) {
        this.link = link;
    }

    /// Serves the runner that listens on a local socket until it says that the run is over.
    ///
    /// @throws IOException where nobody listens
    public static void run(Path socket) throws IOException, InterruptedException {
        Signals.ignoreInterrupts();
        var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        try (var link = new Link(channel)) {
            new WorkerMain(link).serve();
        }
    }

    private void serve() throws IOException, InterruptedException {
        var listening = new Thread(this::listen, "cahier-orders");
        listening.setDaemon(true);
        listening.start();
        while (true) {
            switch (orders.take()) {
                case Message.Open open -> open(open);
                case Message.Execute(var cell, var code) -> execute(cell, code);
                case Message.Close() -> {
                    var open = session;
                    closing = true;
                    if (open != null) open.close();
                    return;
                }
                case Message.Interrupt() -> throw new IllegalStateException("not queued");
                case Message.Event event -> throw new IllegalStateException("no order: " + event);
            }
        }
    }

    /// Takes orders while a cell runs. When the runner dies, so does the worker, whatever runs.
    private void listen() {
        try {
            for (var order = link.receive(); order != null; order = link.receive()) {
                if (order instanceof Message.Interrupt) interrupt();
                else orders.add(order);
            }
        } catch (IOException | OutOfMemoryError e) {
            System.getLogger(WorkerMain.class.getName())
                    .log(Level.DEBUG, "the runner is gone, or cannot be heard", e);
        }
        if (!closing) Runtime.getRuntime().halt(ORPHANED);
    }

    private void interrupt() {
        var open = session;
        if (open == null) return;
        open.interrupt();
        var cell = running;
        if (cell != null) {
            Thread.ofVirtual().name("cahier-patience").start(() -> tellIfStuck(open, cell));
        }
    }

    /// Tells where a cell is that goes on though it was asked to stop.
    private void tellIfStuck(Session open, Integer cell) {
        try {
            Thread.sleep(PATIENCE);
            if (!cell.equals(running)) return;
            var error = open.whereIs(main);
            if (error != null) link.send(new Message.Stuck(cell, error));
        } catch (InterruptedException | IOException end) {
            // this JVM ends, or the runner has
            System.getLogger(WorkerMain.class.getName())
                    .log(Level.DEBUG, "nobody hears where a cell is", end);
        }
    }

    private void open(Message.Open order) throws IOException {
        session =
                Session.open(
                        SessionOptions.defaults()
                                .withWatched(false)
                                // the runner's own clock keeps it
                                .withVariables(Variables.of(System.getenv()).withoutTimeout())
                                .withClassPath(order.classPath().stream().map(Path::of).toList())
                                .withPreview(
                                        order.preview() || Variables.hasPreview(System.getenv())));
        link.send(new Message.Opened());
    }

    private void execute(int cell, String code) throws IOException {
        var open = session;
        if (open == null)
            throw new IllegalStateException("execute: no session; expected Open first");
        try {
            running = cell;
            var reply = open.execute(Request.of(code), new Reporter(cell, link));
            running = null;
            for (var note : open.startupNotes().subList(notes, open.startupNotes().size())) {
                link.send(new Message.Noted(note));
                notes++;
            }
            link.send(new Message.Finished(cell, ending(reply), reply.count()));
        } catch (RuntimeException | Error e) {
            var trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace, true));
            link.send(new Message.Broken(cell, trace.toString()));
        }
    }

    private static Message.Ending ending(Reply reply) {
        return switch (reply) {
            case Reply.Ok _ -> Message.Ending.OK;
            case Reply.Failed _ -> Message.Ending.FAILED;
            case Reply.Interrupted _ -> Message.Ending.INTERRUPTED;
        };
    }
}
