package cahier.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cahier.notebook.Cell;
import cahier.notebook.Notebook;
import cahier.notebook.NotebookException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class ParametersTest {

    private static final String DEFAULTS =
            """
            // epochs = "a"; int hidden = 3;
            int epochs = 4; /* long inner = 1; */
            double rate = 1e-3;
            String name = "a;b \\" int no = 1;";
            final int fixed = 1;
            var steps = 10L;
            int[] sizes = {16, 10};
            java.util.List<String> words = List.of("a");
            boolean on = true; char mark = ';'; float half = .5f;
            """;

    @Test
    void assignsValuesInACellAfterTheDefaults() {
        var values = new LinkedHashMap<String, Object>();
        values.put("epochs", new Parameters.Text("2"));
        values.put("rate", 5);
        values.put("name", "x");
        var injected = new Parameters(values).injectedInto(notebook());
        assertThat(injected.cells().stream().map(Cell::source))
                .containsExactly(
                        "1",
                        DEFAULTS,
                        "// Parameters\nepochs = 2;\nrate = 5.0;\nname = \"x\";",
                        "epochs");
        assertThat(injected.cells().get(2).tags()).containsExactly("injected-parameters");
        assertThat(injected.cells().get(2).id()).matches("[0-9a-f]{8}");
    }

    @Test
    void replacesWhatWasInjectedBefore() {
        var once = new Parameters(Map.of("epochs", 2L)).injectedInto(notebook());
        var twice = new Parameters(Map.of("epochs", 3L)).injectedInto(once);
        assertThat(twice.cells()).hasSize(4);
        assertThat(twice.cells().get(2).source()).endsWith("epochs = 3;");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "epochs | 1_000 | 1000",
                "steps | 7 | 7L",
                "rate | 1e-5 | 1.0E-5",
                "half | 0.25 | 0.25f",
                "on | false | false",
                "sizes | 8, 4 | new int[] {8, 4}",
                "words | a, b | java.util.List.of(\"a\", \"b\")",
            })
    void readsTextAsTheTypeOfItsParameter(String name, String text, String literal) {
        assertThat(literal(name, new Parameters.Text(text))).isEqualTo(literal);
    }

    @Test
    void letsNoValueBeCode() {
        assertThat(literal("name", "\"; System.exit(1); //"))
                .isEqualTo("\"\\\"; System.exit(1); //\"");
        assertThat(literal("name", "\\u0022; evil()")).isEqualTo("\"\\\\u0022; evil()\"");
        assertThat(literal("mark", new Parameters.Text("'"))).isEqualTo("'\\''");
        assertThat(literal("name", "a\nb\u0000")).isEqualTo("\"a\\nb\\000\"");
        assertRefused("epochs", new Parameters.Text("1; evil()"), "is an int: got 1; evil()");
        assertRefused("sizes", new Parameters.Text("1, evil()"), "is an int[]: got 1, evil()");
    }

    @Test
    void refusesValuesOfAnotherType() {
        assertRefused("epochs", "2", "parameter \"epochs\" is an int: got 2");
        assertRefused("epochs", 2.5, "is an int: got 2.5");
        assertRefused("epochs", 3_000_000_000L, "is an int: got 3000000000");
        assertRefused("name", 2, "is a String: got 2");
        assertRefused("on", "true", "is a boolean: got true");
        assertRefused("rate", new Parameters.Text("fast"), "is a double: got fast");
        assertRefused("sizes", 3, "is an int[]: got 3");
    }

    @Test
    void refusesWhatIsNotDeclaredOrCannotBeSet() {
        assertRefused(
                "hidden", 1, "declares no parameter \"hidden\"; expected one of epochs, rate");
        assertRefused("inner", 1, "declares no parameter \"inner\"");
        assertRefused("no", 1, "declares no parameter \"no\"");
        assertRefused("fixed", 1, "declares the parameter \"fixed\" final");
        var without = new Notebook(List.of(Notebooks.cell(1, "1")), Map.of());
        assertThatThrownBy(() -> new Parameters(Map.of("a", 1)).injectedInto(without))
                .isInstanceOf(NotebookException.class)
                .hasMessageContaining("has no code cell tagged \"parameters\"");
    }

    private static void assertRefused(String name, Object value, String message) {
        assertThatThrownBy(() -> new Parameters(Map.of(name, value)).injectedInto(notebook()))
                .isInstanceOf(NotebookException.class)
                .hasMessageContaining(message);
    }

    private static String literal(String name, Object value) {
        var injected = new Parameters(Map.of(name, value)).injectedInto(notebook());
        var source = injected.cells().get(2).source();
        var start = "// Parameters\n" + name + " = ";
        assertThat(source).startsWith(start).endsWith(";");
        return source.substring(start.length(), source.length() - 1);
    }

    private static Notebook notebook() {
        return new Notebook(
                List.of(
                        Notebooks.cell(1, "1"),
                        Notebooks.cell(2, DEFAULTS, "parameters"),
                        Notebooks.cell(3, "epochs")),
                Map.of());
    }
}
