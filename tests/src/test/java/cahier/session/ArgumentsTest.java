package cahier.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// How a magic's line is cut into arguments.
class ArgumentsTest {

    @Test
    void cutsAtBlanks() {
        assertThat(Arguments.of("  a  b\tc ")).containsExactly("a", "b", "c");
        assertThat(Arguments.of("   ")).isEmpty();
    }

    @Test
    void keepsWhatQuotesHoldTogether() {
        assertThat(Arguments.of("\"a b\" 'c \"d' --x=\"y z\" \"\""))
                .containsExactly("a b", "c \"d", "--x=y z", "");
    }

    @Test
    void takesABackslashForAnEscapeOnlyInDoubleQuotes() {
        assertThat(Arguments.of("C:\\lib\\a.jar \"say \\\"hi\\\" C:\\\\x\\y\""))
                .containsExactly("C:\\lib\\a.jar", "say \"hi\" C:\\x\\y");
    }
}
