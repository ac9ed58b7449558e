package cahier.session;

import cahier.engine.Problem;

import java.util.List;

/// Is thrown by [Session#eval] where the code does not compile.
public final class CompilationFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    CompilationFailed(List<Problem> problems) {
        super(problems.isEmpty() ? "does not compile" : problems.getFirst().message());
        this.problems = problems;
    }

    /// Returns what the compiler said.
    public List<Problem> problems() {
        return problems;
    }
}
