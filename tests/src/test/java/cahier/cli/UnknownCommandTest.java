package cahier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said to a word that is no command.
class UnknownCommandTest {

    @ParameterizedTest
    @CsvSource({
        "check, cahier run --check",
        "rnu, cahier run",
        "runn, cahier run",
        "kernal, cahier kernel",
        "dif, cahier diff",
    })
    void namesTheCommandThatWasMeant(String word, String meant) {
        var called = Called.cahier(word);
        assertThat(called.errors())
                .contains("there is no command '" + word + "'; did you mean '" + meant + "'?")
                .contains("See 'cahier --help'.");
        assertThat(called.code()).isEqualTo(2);
    }

    @Test
    void saysSoWhereHelpIsAskedForToo() {
        var called = Called.cahier("check", "--help");
        assertThat(called.errors()).contains("there is no command 'check'; did you mean");
        assertThat(called.output()).isEmpty();
        assertThat(called.code()).isEqualTo(2);
    }

    @Test
    void guessesNothingOfAFarWord() {
        assertThat(Called.cahier("bake").errors())
                .contains("there is no command 'bake'\n")
                .doesNotContain("did you mean");
    }

    @Test
    void leavesKnownCommandsTheirHelp() {
        var called = Called.cahier("run", "--help");
        assertThat(called.output()).contains("Usage: cahier run");
        assertThat(called.code()).isZero();
        assertThat(Called.cahier("--help").output()).contains("Commands:");
    }
}
