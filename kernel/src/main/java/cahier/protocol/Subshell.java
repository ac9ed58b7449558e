package cahier.protocol;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Runs the shell messages that are meant for it, one after the other, on a thread of its own. The
/// main one is always there; clients may create more, to do something while that one is busy.
///
/// @see <a href="https://jupyter.org/enhancement-proposals/91-kernel-subshells/">JEP 91</a>
final class Subshell {

    /// How long the queue must be quiet before a failed cell is answered: a client that sends a
    /// whole notebook at once has then sent it, and what it sent is aborted.
    private static final long QUIET_MILLIS = 2;

    private static final int MAX_WAITS = 200;

    /// How long a cell may take to heed an interrupt; most take some milliseconds.
    private static final long PATIENCE_MILLIS = 2_000;

    /// Answers one message.
    interface Desk {
        void handle(Message message, Turn turn);

        /// Answers for a thread that an interrupt does not stop.
        ///
        /// @return false where it is about to stop after all
        boolean giveUp(Message message, Turn turn, Thread thread);
    }

    /// Is a message's turn: what its answer must know of those beside it.
    final class Turn {
        private final Message message;
        private final long number;
        private boolean finished;
        private boolean givenUp;
        private volatile int count;

        private Turn(Message message, long number) {
            this.message = message;
            this.number = number;
        }

        /// Returns whether the message was aborted while it waited, or since.
        boolean isAborted() {
            return number <= abortedUpTo;
        }

        /// Aborts what was sent before the failure is known to anybody: nothing that arrives before
        /// the reply goes out can be a reaction to it.
        void abortWhatWasSent() throws InterruptedException {
            awaitQuiet();
            abortWaiting();
        }

        /// Remembers the number of the cell.
        void number(int cell) {
            count = cell;
        }

        int number() {
            return count;
        }

        /// Takes the right to answer, which is kept once it is taken.
        ///
        /// @return false where the turn was given up, and somebody else has answered
        synchronized boolean finish() {
            finished = true;
            return !givenUp;
        }

        synchronized boolean isGivenUp() {
            return givenUp;
        }

        /// Takes the right to answer from a thread that does not end.
        private synchronized boolean giveUp(Thread stuck) {
            if (finished || givenUp) return true;
            givenUp = desk.giveUp(message, this, stuck);
            return givenUp;
        }
    }

    private sealed interface Step {
        record Handle(Message message, long number) implements Step {}

        record End() implements Step {}
    }

    private final Desk desk;
    private final LinkedBlockingQueue<Step> queue = new LinkedBlockingQueue<>();
    private final String threadName;
    private long received;
    private volatile Thread thread;
    private volatile long abortedUpTo = -1;
    private volatile @Nullable Turn current;

    Subshell(String threadName, Desk desk) {
        this.desk = desk;
        this.threadName = threadName;
        thread = newThread();
    }

    private Thread newThread() {
        return Thread.ofPlatform().daemon().name(threadName).unstarted(this::run);
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

    /// Gives up the cell that runs now where it still does after a while, and goes on without it.
    void giveUpLater() {
        var turn = current;
        var stuck = thread;
        if (turn == null) return;
        Thread.ofVirtual().name("cahier-patience").start(() -> awaitEnd(turn, stuck));
    }

    private void awaitEnd(Turn turn, Thread stuck) {
        try {
            do TimeUnit.MILLISECONDS.sleep(PATIENCE_MILLIS);
            while (current == turn && !turn.giveUp(stuck));
        } catch (InterruptedException end) {
            return; // nobody knows this thread
        }
        if (turn.isGivenUp()) replace(stuck);
    }

    private synchronized void replace(Thread stuck) {
        if (thread != stuck) return;
        current = null;
        thread = newThread();
        thread.start();
    }

    /// Ends the thread after what waits now; returns at once.
    void end() {
        queue.add(new Step.End());
    }

    private void run() {
        while (thread == Thread.currentThread()) {
            try {
                if (!(queue.take() instanceof Step.Handle(var message, long number))) return;
                handle(message, number);
            } catch (InterruptedException late) {
                // It was meant for a cell that ended meanwhile; taking it has cleared the flag.
                System.getLogger(Subshell.class.getName())
                        .log(System.Logger.Level.DEBUG, "shell: a late interrupt", late);
            } catch (OutOfMemoryError full) {
                // Nobody could be told, and whoever asked would wait for ever.
                LastWord.outOfMemory();
            }
        }
    }

    private void handle(Message message, long number) {
        var turn = new Turn(message, number);
        current = turn;
        desk.handle(message, turn);
        synchronized (this) {
            if (current == turn) current = null;
        }
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
