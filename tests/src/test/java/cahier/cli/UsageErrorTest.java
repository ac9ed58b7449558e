package cahier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One voice for all that is wrong with a command line.
class UsageErrorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "run --jobs x | --jobs: got 'x'; expected a whole number",
                "run --tolerance x | --tolerance: got 'x'; expected a number",
                "run --jobs | --jobs: got nothing; expected N",
                "run --output | --output: got nothing; expected FILE",
                "run --timeout soon | --timeout: not a length of time: got 'soon'; expected such as"
                        + " 90, 90s, 5m or 1h",
                "run --on-error x | --on-error: got 'x'; expected stop, continue or abort",
                "run --jobs 2 --jobs 3 | --jobs: given twice; expected once",
                "run --jbos 3 | there is no option '--jbos'; did you mean '--jobs'?",
                "run --time=3 | there is no option '--time'; did you mean '--timeout'?",
                "run --frob | there is no option '--frob'",
                "run --no-write --output x | --no-write and --output exclude each other",
                "kernel | kernel: got no command; expected one of install, start",
                "kernel start | kernel start: CONNECTION_FILE is missing",
                "convert | convert: PATH is missing",
                "diff a.ipynb | diff: B is missing",
                "kernel start a b | 'b' is one word too many",
                "kernel instal | there is no command 'kernel instal'; did you mean"
                        + " 'cahier kernel install'?",
                "hook bake | there is no command 'hook bake'",
                "help rnu | there is no command 'rnu'; did you mean 'cahier run'?",
                "help bake | there is no command 'bake'",
            })
    void namesWhatWasGivenAndWhatWasExpected(String line, String message) {
        var called = Called.cahier(line.strip().split(" "));
        assertThat(called.errors().lines().findFirst()).hasValue("cahier: " + message);
        assertThat(called.errors().lines().skip(1)).singleElement().asString().startsWith("See '");
        assertThat(called.output()).isEmpty();
        assertThat(called.code()).isEqualTo(2);
    }

    @Test
    void listsTheCommandsOfAGroup() {
        assertThat(Called.cahier("hook").errors())
                .startsWith("cahier: hook: got no command; expected one of install, ");
    }
}
