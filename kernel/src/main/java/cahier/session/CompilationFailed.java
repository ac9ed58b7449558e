package cahier.session;

import cahier.engine.Problem;

import java.util.List;

/// Is thrown by [Session#eval] where the code does not compile.
public final class CompilationFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final String label;
    private final transient List<Problem> problems;

    CompilationFailed(String label, List<Problem> problems) {
        super(problems.isEmpty() ? "does not compile" : problems.getFirst().message());
        this.label = label;
        this.problems = problems;
    }

    /// Returns what errors call the code: the cell or a file.
    public String label() {
        return label;
    }

    /// Says whether a message of the compiler's contains a text.
    public boolean says(String text) {
        return problems.stream().anyMatch(problem -> problem.message().contains(text));
    }

    /// Returns what the compiler said.
    public List<Problem> problems() {
        return problems;
    }
}
