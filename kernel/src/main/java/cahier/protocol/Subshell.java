package cahier.protocol;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Runs the shell messages that are meant for it, one after the other, on a thread of its own. The
/// main one is always there; clients may create more, to do something while that one is busy.
///
/// @see <a href="https://jupyter.org/enhancement-proposals/91-kernel-subshells/">JEP 91</a>
final class Subshell {

    private static final System.Logger LOG = System.getLogger(Subshell.class.getName());

    /// How long the queue must be quiet before a failed cell is answered: a client that sends a
    /// whole notebook at once has then sent it, and what it sent is aborted.
    private static final long QUIET_MILLIS = 2;

    private static final int MAX_WAITS = 200;

    /// Answers one message.
    interface Desk {
        void handle(Message message, Turn turn);
    }

    /// Is a message's turn: what its answer must know of those beside it.
    interface Turn {

        /// Returns whether the message was aborted while it waited, or since.
        boolean isAborted();

        /// Aborts what was sent before the failure is known to anybody: nothing that arrives before
        /// the reply goes out can be a reaction to it.
        void abortWhatWasSent() throws InterruptedException;
    }

    private sealed interface Step {
        record Handle(Message message, long number) implements Step {}

        record End() implements Step {}
    }

    private final Desk desk;
    private final LinkedBlockingQueue<Step> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private long received;
    private volatile long abortedUpTo = -1;

    Subshell(String threadName, Desk desk) {
        this.desk = desk;
        thread = Thread.ofPlatform().daemon().name(threadName).unstarted(this::run);
    }

    Subshell start() {
        thread.start();
        return this;
    }

    /// Returns the thread on which the cells run.
    Thread thread() {
        return thread;
    }

    void add(Message message) {
        synchronized (queue) {
            queue.add(new Step.Handle(message, ++received));
        }
    }

    /// Aborts the cells that wait now.
    void abortWaiting() {
        synchronized (queue) {
            abortedUpTo = received;
        }
    }

    /// Ends the thread after what waits now; returns at once.
    void end() {
        queue.add(new Step.End());
    }

    private void run() {
        while (true) {
            try {
                switch (queue.take()) {
                    case Step.Handle(var message, long number) ->
                            desk.handle(message, turn(number));
                    case Step.End() -> {
                        return;
                    }
                }
            } catch (InterruptedException late) {
                // It was meant for a cell that ended meanwhile; taking it has cleared the flag.
                LOG.log(System.Logger.Level.DEBUG, "shell: a late interrupt", late);
            }
        }
    }

    private Turn turn(long number) {
        return new Turn() {
            @Override
            public boolean isAborted() {
                return number <= abortedUpTo;
            }

            @Override
            public void abortWhatWasSent() throws InterruptedException {
                awaitQuiet();
                abortWaiting();
            }
        };
    }

    private void awaitQuiet() throws InterruptedException {
        Thread.interrupted();
        long before = -1;
        for (int i = 0; i < MAX_WAITS; i++) {
            synchronized (queue) {
                if (received == before) return;
                before = received;
            }
            TimeUnit.MILLISECONDS.sleep(QUIET_MILLIS);
        }
    }
}
