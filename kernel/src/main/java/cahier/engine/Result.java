package cahier.engine;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Says how a cell ended.
public sealed interface Result {

    /// The cell ended in an expression.
    ///
    /// @param type the static type of the expression, in simple names: `List<Integer>`
    record Value(@Nullable Object value, String type) implements Result {}

    /// The cell ended in a declaration, a statement or an expression without a value.
    record Nothing() implements Result {}

    /// The cell does not compile, and nothing of it ran.
    record Rejected(List<Problem> problems) implements Result {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    /// The cell threw; stack traces (of causes and suppressed exceptions too) hold the user's
    /// frames only.
    record Thrown(Throwable exception) implements Result {}

    /// The cell was stopped by [Engine#interrupt].
    record Interrupted() implements Result {}

    /// The cell called `System.exit`, `Runtime.exit` or `Runtime.halt`, which ends the cell alone.
    record Exited(int status) implements Result {}
}
