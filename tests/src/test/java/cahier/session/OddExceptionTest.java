package cahier.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.concurrent.TimeUnit;

/// Exceptions of a user's own class that fail where they are asked for what went wrong.
@Timeout(60)
final class OddExceptionTest {
    private static final String NEVER = "{ while (true) {} }";

    private final Session session = Session.open(SessionOptions.defaults());

    @AfterEach
    void close() {
        session.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public StackTraceElement[] getStackTrace() { return null; }",
                "public StackTraceElement[] getStackTrace() { throw new Error(); }",
                "public void setStackTrace(StackTraceElement[] t) { throw new Error(); }",
                "public synchronized Throwable getCause() { throw new RuntimeException(); }",
                "public synchronized Throwable getCause() { return this; }",
                "public synchronized Throwable getCause() { return new Odd(); }",
                "public String getLocalizedMessage() { throw new Error(); }",
                "public String getMessage() { throw new IllegalStateException(); }",
                "public String toString() { return null; }"
            })
    void areShownByTheirName(String member) {
        var recorder = new Recorder();
        run("class Odd extends RuntimeException { " + member + " }", new Recorder());
        var reply = run("try { throw new Odd(); } catch (Odd e) {}\nthrow new Odd();", recorder);
        assertThat(((Reply.Failed) reply).error().name()).isEqualTo("Odd");
        // nothing is said of the kernel, by its log neither
        assertThat(recorder.events()).singleElement().asString().startsWith("error:Odd: ");
        assertThat(run("1 + 1", new Recorder())).isEqualTo(new Reply.Ok(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public String getMessage() " + NEVER,
                "public synchronized Throwable getCause() " + NEVER,
                "public StackTraceElement[] getStackTrace() " + NEVER
            })
    void areStoppedWhereTheyTellWithoutEnd(String member) throws Exception {
        run("class Endless extends RuntimeException { " + member + " }");
        var thread = Thread.ofPlatform().daemon().start(() -> interruptSoon());
        assertThat(run("throw new Endless();")).isInstanceOf(Reply.Interrupted.class);
        thread.interrupt();
        assertThat(run("1 + 1")).isEqualTo(new Reply.Ok(3));
    }

    @Test
    void aValueBesideTheCellsIsStoppedWhereItTellsWithoutEnd() {
        run("class Text { public String toString() " + NEVER + " }");
        var thread = Thread.ofPlatform().daemon().start(() -> interruptSoon());
        assertThat(session.evaluate("new Text()")).isInstanceOf(Evaluation.Failed.class);
        thread.interrupt();
    }

    /// Interrupts until it is interrupted itself: nothing tells when the exception is asked.
    private void interruptSoon() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(300);
                session.interrupt();
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply run(String code) {
        return run(code, new Recorder());
    }

    private Reply run(String code, Recorder recorder) {
        return session.execute(Request.of(code), recorder);
    }
}
