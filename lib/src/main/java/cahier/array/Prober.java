package cahier.array;

import java.util.ArrayList;
import java.util.Comparator;
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
            running = true;
        }
        new Prober().start();
    }

    @Override
    public void run() {
        for (var gate = next(); gate != null; gate = next()) {
            var quick = 0;
            for (var turn = 0; turn < MOST_CALLS && quick < ENOUGH; turn++) {
                if (turn % BURST == 0 && !gate.probe().isHeavy()) pause();
                quick = gate.tryOut(turn) ? quick + 1 : 0;
            }
            gate.open();
        }
    }

    private static void pause() {
        try {
            sleep(1);
        } catch (InterruptedException e) {
            // nobody interrupts it, and it would not matter
        }
    }

    private static Gate next() {
        synchronized (SHUT) {
            running = !SHUT.isEmpty();
            if (!running) return null;
            var gate = SHUT.stream().min(Comparator.comparing(Gate::probe)).orElseThrow();
            SHUT.remove(gate);
            return gate;
        }
    }
}
