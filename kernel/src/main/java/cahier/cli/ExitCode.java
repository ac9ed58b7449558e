package cahier.cli;

import cahier.runner.Failure;
import cahier.runner.NotebookResult;

import java.util.EnumSet;
import java.util.List;

/// The exit codes of all commands.
final class ExitCode {

    static final int OK = 0;
    static final int FAILED_CELL = 1;
    static final int BAD_INPUT = 2;
    static final int MISMATCH = 3;
    static final int TIMEOUT = 4;
    static final int INTERRUPTED = 130;

    static final String HEADING = "%nExit codes:%n";
    static final String HELP =
            "  0    all went well%n  1    a cell failed%n  2    bad input or usage%n  3    a"
                + " comparison differs%n  4    a time-out%n  130  interrupted (Ctrl-C); 143 if"
                + " ended by SIGTERM; what was done is saved%nWhere several hold: 130, else 2, else"
                + " 1, else 4, else 3.";

    private ExitCode() {}

    /// Returns the exit code of a run.
    static int of(List<NotebookResult> results, boolean isStopped) {
        var kinds = EnumSet.noneOf(Failure.Kind.class);
        for (var result : results) {
            for (var failure : result.failures()) kinds.add(failure.kind());
        }
        if (isStopped || kinds.contains(Failure.Kind.INTERRUPTED)) return INTERRUPTED;
        if (kinds.contains(Failure.Kind.BAD_INPUT)) return BAD_INPUT;
        if (kinds.contains(Failure.Kind.ERROR) || kinds.contains(Failure.Kind.DEAD)) {
            return FAILED_CELL;
        }
        if (kinds.contains(Failure.Kind.TIMEOUT)) return TIMEOUT;
        return results.stream().anyMatch(NotebookResult::isMismatch) ? MISMATCH : OK;
    }
}
