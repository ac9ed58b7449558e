package cahier.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Processes that a cell starts with `inheritIO`: what they inherit are the cell's streams.
@Timeout(60)
@EnabledOnOs({OS.LINUX, OS.MAC})
final class CellProcessTest {
    private final Cells cells = new Cells();

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void writeIntoTheCell() {
        assertThat(
                        cells.ok(
                                """
                                var builder = new ProcessBuilder("sh", "-c", "echo out; echo err >&2; exit 3").inheritIO();
                                builder.start().waitFor()
                                """))
                .isEqualTo("out\n3");
        assertThat(cells.errors()).containsExactly("stderr:err\n");
        assertThat(cells.ok("builder.redirectOutput()")).isEqualTo("INHERIT");
    }

    @Test
    void findTheirInputAtItsEnd() {
        assertThat(cells.ok("new ProcessBuilder(\"cat\").inheritIO().start().waitFor()"))
                .isEqualTo("0");
    }

    @Test
    void keepTheStreamsThatTheyDoNotInherit() {
        assertThat(
                        cells.ok(
                                """
                                var p = new ProcessBuilder("sh", "-c", "read x; echo got $x; echo seen >&2")
                                        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
                                p.outputWriter().append("word\\n").close();
                                var got = new String(p.getInputStream().readAllBytes());
                                p.waitFor();
                                got + p.exitValue() + p.isAlive() + p.getErrorStream().read()
                                """))
                .isEqualTo("got word\n0false-1");
        assertThat(cells.errors()).containsExactly("stderr:seen\n");
    }

    @Test
    void writeErrorsWhereTheyAreRedirectedTo() {
        assertThat(
                        cells.ok(
                                """
                                new ProcessBuilder("sh", "-c", "echo err >&2")
                                        .inheritIO().redirectErrorStream(true).start().waitFor()
                                """))
                .isEqualTo("err\n0");
    }

    @Test
    void areJavasOwnWhereTheyInheritNothing() {
        assertThat(
                        cells.ok(
                                "new String(new ProcessBuilder(\"echo\", \"a\").start()"
                                        + ".getInputStream().readAllBytes())"))
                .isEqualTo("a\n");
        assertThat(cells.failure("new ProcessBuilder(\"no-such-program\").inheritIO().start();"))
                .contains("no-such-program");
    }
}
