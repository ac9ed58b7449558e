package cahier.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Holds frames of a trace that stand there several times in a row, as a recursion leaves them.
///
/// @param frames the frames of one round
/// @param times how many rounds there are
record Recursion(List<StackTraceElement> frames, int times) {

    private static final int LONGEST_ROUND = 8;
    private static final int FEWEST_ROUNDS = 3;

    /// Splits a trace into its recursions; what does not repeat is a round of one frame, once.
    static List<Recursion> of(StackTraceElement[] trace) {
        var runs = new ArrayList<Recursion>();
        for (int i = 0; i < trace.length; ) {
            var run = at(trace, i);
            runs.add(run);
            i += run.frames.size() * run.times;
        }
        return runs;
    }

    private static Recursion at(StackTraceElement[] trace, int from) {
        for (int round = 1; round <= LONGEST_ROUND; round++) {
            int times = times(trace, from, round);
            if (times >= FEWEST_ROUNDS) {
                return new Recursion(List.of(Arrays.copyOfRange(trace, from, from + round)), times);
            }
        }
        return new Recursion(List.of(trace[from]), 1);
    }

    private static int times(StackTraceElement[] trace, int from, int round) {
        int end = from + round;
        while (end < trace.length && trace[end].equals(trace[end - round])) end++;
        return (end - from) / round;
    }
}
