package cahier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Writes what belongs into classes, methods, loops and switches.
final class StrayTest {
    private final Cells cells = new Cells();

    @AfterEach
    void close() {
        cells.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return 3;|1|return outside method|a cell's last expression is its value: write it"
                        + " without return",
                "if (true) return;|11|return outside method|System.exit(0) ends the cell here",
                "switch (1) { case 1: return 5; }|22|return outside method|a cell's last expression"
                        + " is its value: write it without return",
                "yield 3;|1|yield outside of switch expression|a cell's last expression is its"
                        + " value: write it without yield",
                "while (true) { yield 3; }|16|yield outside of switch expression|a cell's last"
                        + " expression is its value: write it without yield",
                "break;|1|break outside switch or loop|System.exit(0) ends the cell here",
                "{ continue; }|3|continue outside of loop|System.exit(0) ends the cell here",
                "String s = this.toString();|12|a cell has no this|what a cell declares is of no"
                        + " object: name it by itself",
                "int f() { return this.x; }|18|a cell has no this|what a cell declares is of no"
                        + " object: name it by itself",
                "super();|1|a cell has no super|what a cell declares is of no object: name it by"
                        + " itself",
                "static { int x = 1; }|1|a cell has no static initializer|its statements run in"
                        + " order: write them without static { }",
                "int a = 1; }|12|this } closes nothing|remove it, or open its block with a {",
                "case 3 -> 1;|1|case outside switch|it stands in switch (…) { }",
                "default: int b = 1;|1|default outside switch|it stands in switch (…) { }",
                "package a.b;|1|a cell is in no package|leave it out: other cells use its classes"
                        + " by their names",
                "else { }|1|'else' without 'if'|",
                "catch (Exception e) { }|1|'catch' without 'try'|",
                "finally { }|1|'finally' without 'try'|",
            },
            quoteCharacter = '"')
    void isToldWithWhatToWrite(String source, int column, String message, String hint) {
        Problem problem = cells.problems(source).getFirst();
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.column()).isEqualTo(column);
        assertThat(problem.hint()).isEqualTo(hint);
        assertThat(cells.engine.variables()).isEmpty();
    }

    @Test
    void isNoneWhereItBelongs() {
        assertThat(
                        cells.value(
                                """
                                int yield = 4;
                                yield = yield + 1;
                                int f() { for (;;) break; return yield; }
                                Runnable none = () -> { for (int i = 0; i < 3; i++) { continue; } return; };
                                class A { int q = 1; { this.q = 2; } static { yield = 6; } int q() { return this.q; } public String toString() { return super.toString(); } }
                                var o = new Object() { int x = 3; int x() { return this.x; } };
                                int n = switch (1) { case 1: for (;;) { if (true) break; } yield 2; default: yield 3; };
                                out: for (;;) { for (;;) { break out; } }
                                switch (n) { case 2: break; }
                                n + new A().q() * 10 + o.x() * 100 + f() * 1000\
                                """))
                .isEqualTo(6322);
    }
}
