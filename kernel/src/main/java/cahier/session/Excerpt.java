package cahier.session;

import java.util.ArrayList;
import java.util.List;

/// What a reader is shown of a trace: their own frames and those of libraries; of what the JDK did
/// in between where it was left and where it was entered; recursions once; and of a very long trace
/// its ends.
sealed interface Excerpt {

    /// Holds frames that are shown.
    ///
    /// @param withSource whether their lines are quoted
    record Shown(Recursion run, boolean withSource) implements Excerpt {}

    /// Stands for frames that are left out.
    record Left(int count) implements Excerpt {}

    /// The most frames of the JDK that follow each other and are all shown.
    int FEW = 3;

    /// How many pieces are shown of the start of a long trace, and of its end.
    int FIRST = 20;

    /// The same at its end.
    int LAST = 5;

    /// Takes an excerpt of a trace.
    static List<Excerpt> of(StackTraceElement[] trace) {
        var pieces = withoutJdk(Recursion.of(trace));
        if (pieces.size() <= FIRST + LAST + 1) return pieces;
        var cut = new ArrayList<Excerpt>(pieces.subList(0, FIRST));
        var left = pieces.subList(FIRST, pieces.size() - LAST);
        cut.add(new Left(left.stream().mapToInt(Excerpt::size).sum()));
        for (var piece : pieces.subList(pieces.size() - LAST, pieces.size())) {
            cut.add(piece instanceof Shown(var run, var any) ? new Shown(run, false) : piece);
        }
        return cut;
    }

    private static List<Excerpt> withoutJdk(List<Recursion> runs) {
        var pieces = new ArrayList<Excerpt>();
        for (int from = 0; from < runs.size(); ) {
            int end = from;
            while (end < runs.size() && isOfJdk(runs.get(end))) end++;
            if (end - from > FEW) {
                boolean isEntered = end < runs.size();
                int last = isEntered ? end - 1 : end;
                pieces.add(new Shown(runs.get(from), true));
                pieces.add(new Left(size(runs.subList(from + 1, last))));
                if (isEntered) pieces.add(new Shown(runs.get(last), true));
            } else {
                end = Math.max(end, from + 1);
                runs.subList(from, end).forEach(run -> pieces.add(new Shown(run, true)));
            }
            from = end;
        }
        return pieces;
    }

    private static boolean isOfJdk(Recursion run) {
        return run.frames().stream()
                .map(StackTraceElement::getModuleName)
                .allMatch(m -> m != null && (m.startsWith("java.") || m.startsWith("jdk.")));
    }

    private static int size(List<Recursion> runs) {
        return runs.stream().mapToInt(run -> run.frames().size() * run.times()).sum();
    }

    private static int size(Excerpt piece) {
        return switch (piece) {
            case Shown(var run, var any) -> size(List.of(run));
            case Left(int count) -> count;
        };
    }
}
