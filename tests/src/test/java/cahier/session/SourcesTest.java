package cahier.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SourcesTest {

    private final Sources sources = new Sources();

    @Test
    void quotesALineWithoutItsIndentation() {
        sources.put("In [1]", "int a;\n    int b;");
        assertThat(sources.line("In [1]", 2)).isEqualTo("int b;");
        assertThat(sources.line("In [1]", 3)).isEmpty();
        assertThat(sources.line("In [2]", 1)).isEmpty();
    }

    @Test
    void forgetsTheOldestOfALongSession() {
        for (int i = 1; i <= 5_010; i++) sources.put("In [" + i + "]", "cell " + i);
        assertThat(sources.line("In [10]", 1)).isEmpty();
        assertThat(sources.line("In [11]", 1)).isEqualTo("cell 11");
        sources.put("In [5010]", "x".repeat(7_999_990));
        assertThat(sources.line("In [5008]", 1)).isEmpty();
        assertThat(sources.line("In [5009]", 1)).isEqualTo("cell 5009");
    }
}
