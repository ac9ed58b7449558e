package cahier.array;

import java.util.ArrayList;
import java.util.List;

/// Calls vector loops on small data until the JVM has compiled them, and opens their gates then.
///
/// The JVM compiles what is called often. A program's own calls would do, but take a hundred times
/// as long in the meantime; so they go to the scalar twins, and these here are short. One loop
/// comes after the other, the heaviest first. The thread ends when no gate is shut.
final class Prober extends Thread {

    /// Quick calls in a row that tell that a loop is compiled.
    private static final int ENOUGH = 6;

    /// Calls after which a loop is taken as it is: it may be slower here than any known one.
    private static final int MOST_CALLS = 5_000;

    /// Calls of a light loop between pauses, which leave the processor to others.
    private static final int BURST = 32;

    private static final int WAIT_MILLIS = 100;

    private static final List<Gate> SHUT = new ArrayList<>();
    private static boolean running;

    private Prober() {
        super("cahier-prober");
        setDaemon(true);
    }

    /// Has a gate opened as soon as its loop is compiled.
    static void add(Gate gate) {
        synchronized (SHUT) {
            SHUT.add(gate);
            if (running) return;
            new Prober().start();
            running = true;
        }
    }

    @Override
    public void run() {
        for (var gate = next(); gate != null; gate = next()) {
            try {
                open(gate);
            } catch (OutOfMemoryError full) {
                // of the program's making: the gate has another turn when that has memory again
                putBack(gate);
                pause(WAIT_MILLIS);
            }
        }
    }

    private static void open(Gate gate) {
        var quick = 0;
        for (var turn = 0; turn < MOST_CALLS && quick < ENOUGH; turn++) {
            if (turn % BURST == 0 && !gate.probe().isHeavy()) pause(1);
            quick = gate.tryOut(turn) ? quick + 1 : 0;
        }
        gate.open();
    }

    private static void pause(int millis) {
        try {
            sleep(millis);
        } catch (InterruptedException e) {
            // nobody interrupts it, and it would not matter
        }
    }

    private static void putBack(Gate gate) {
        synchronized (SHUT) {
            SHUT.add(gate);
        }
    }

    private static Gate next() {
        synchronized (SHUT) {
            running = !SHUT.isEmpty();
            if (!running) return null;
            var first = 0;
            for (var i = 1; i < SHUT.size(); i++) {
                if (SHUT.get(i).probe().compareTo(SHUT.get(first).probe()) < 0) first = i;
            }
            return SHUT.remove(first);
        }
    }
}
