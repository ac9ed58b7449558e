package cahier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/// A session for tests, which labels its cells `In [1]`, `In [2]` and so on.
final class Cells implements AutoCloseable {
    final Engine engine;
    private int count;

    Cells(String... imports) {
        engine = Engine.open(new EngineOptions(List.of(), List.of(imports), false));
    }

    Outcome outcome(String source) {
        return engine.run(new Cell("In [" + ++count + "]", source));
    }

    Result run(String source) {
        return outcome(source).result();
    }

    /// Runs a cell that must end in a value.
    Object value(String source) {
        Result result = run(source);
        assertThat(result).isInstanceOf(Result.Value.class);
        return ((Result.Value) result).value();
    }

    /// Runs a cell that must succeed without a value.
    void nothing(String source) {
        assertThat(run(source)).isEqualTo(new Result.Nothing());
    }

    /// Runs a cell that must throw.
    Throwable thrown(String source) {
        Result result = run(source);
        assertThat(result).isInstanceOf(Result.Thrown.class);
        return ((Result.Thrown) result).exception();
    }

    /// Runs a cell that must not compile.
    List<Problem> problems(String source) {
        Result result = run(source);
        assertThat(result).isInstanceOf(Result.Rejected.class);
        return ((Result.Rejected) result).problems();
    }

    @Override
    public void close() {
        engine.close();
    }
}
