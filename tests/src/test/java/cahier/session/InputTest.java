package cahier.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

/// What a cell reads, by every way of reading that Java has.
@Timeout(120)
class InputTest {

    private static Cells cells;

    @BeforeAll
    static void open() {
        cells = new Cells();
    }

    @AfterAll
    static void close() {
        cells.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.out.print(\"? \"); new Scanner(System.in).nextLine()",
                "System.out.print(\"? \");"
                        + " new BufferedReader(new InputStreamReader(System.in)).readLine()",
                "System.out.print(\"? \"); byte[] b = new byte[3]; System.in.read(b);"
                        + " new String(b)",
                "IO.readln(\"? \")",
                "IO.print(\"? \"); IO.readln()",
                "System.out.print(\"? \"); System.console().readLine()",
                "System.console().format(\"%s \", \"?\").readLine()",
                "System.out.print(\"? \");"
                        + " new BufferedReader(System.console().reader()).readLine()"
            })
    void printsThePromptAndThenReads(String code) {
        assertThat(cells.ok(code, "abc")).isEqualTo("? abc");
        assertThat(cells.recorder().events().subList(0, 2)).containsExactly("stdout:? ", "input:");
    }

    @Test
    void givesTheConsolesPromptToWhoAsks() {
        assertThat(cells.ok("System.console().readLine(\"Your %s: \", \"name\")", "Ada"))
                .isEqualTo("Ada");
        assertThat(cells.recorder().events().getFirst()).isEqualTo("input:Your name: ");
    }

    @Test
    void asksForAPasswordAsOne() {
        var asked = new ArrayList<Boolean>();
        var listener =
                new Recorder() {
                    @Override
                    public synchronized String input(String prompt, boolean password) {
                        asked.add(password);
                        return "secret";
                    }
                };
        var code = "new String(System.console().readPassword(\"Password: \"))";
        cells.session().execute(new Request(code, false, true, true), listener);
        assertThat(listener.events().getFirst()).startsWith("result:secret ");
        assertThat(asked).isEqualTo(List.of(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new Scanner(System.in).nextLine()",
                "new BufferedReader(new InputStreamReader(System.in)).readLine()",
                "System.in.read()",
                "IO.readln(\"? \")",
                "System.console().readLine(\"? \")",
                "System.console().readPassword()"
            })
    void failsWhereNobodyCanAnswer(String code) {
        var recorder = new Recorder();
        var reply = cells.session().execute(new Request(code, false, true, false), recorder);
        assertThat(((Reply.Failed) reply).error().value())
                .isEqualTo(
                        "input: nobody can answer here:"
                                + " the one who runs this cell takes no input");
        assertThat(cells.ok("1 + 1")).isEqualTo("2");
    }
}
