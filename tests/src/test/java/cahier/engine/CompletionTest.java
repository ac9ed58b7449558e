package cahier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

final class CompletionTest {
    private static final Cells CELLS = new Cells("java.util.*", "java.util.function.*");

    @BeforeAll
    static void declare() {
        CELLS.nothing(
                """
                record Point(int x, int y) { static Point origin() { return new Point(0, 0); } }
                interface Shape { double area(); }
                @interface Marked {}
                var words = new ArrayList<String>();\
                """);
    }

    @AfterAll
    static void close() {
        CELLS.close();
    }

    @Test
    void aClassOffersBothKindsOfMethodsForAReference() {
        assertThat(complete("Function<String, Integer> f = String::le"))
                .containsExactly(new Suggestion("length", 38, 40, "method", "() int"));
        assertThat(complete("Math::fma"))
                .containsExactly(
                        new Suggestion(
                                "fma",
                                6,
                                9,
                                "method",
                                "(float, float, float) float | (double, double, double) double"));
        assertThat(texts("List.of(\"a\").stream().map(String::to"))
                .containsExactly("toCharArray", "toLowerCase", "toString", "toUpperCase");
        assertThat(texts("Map.Entry::getK")).containsExactly("getKey");
        assertThat(texts("Point::")).contains("x", "y", "origin", "equals", "new");
        assertThat(texts("Shape::")).contains("area", "hashCode").doesNotContain("new");
        assertThat(texts("int[]::n")).containsExactly("notify", "notifyAll", "new");
    }

    @Test
    void aValueOffersItsOwnMethodsForAReference() {
        assertThat(texts("words::addA")).containsExactly("addAll");
        assertThat(texts("words.forEach(System.out::pri"))
                .containsExactly("print", "printf", "println");
        assertThat(texts("\"abc\".strip()::ind")).containsExactly("indent", "indexOf");
        assertThat(texts("\"abc\"::value")).isEmpty();
    }

    @Test
    void anAtOffersAnnotations() {
        assertThat(complete("@Over"))
                .containsExactly(new Suggestion("Override", 1, 5, "class", ""));
        assertThat(texts("class A {\n  @Over")).containsExactly("Override");
        assertThat(texts("void f(@Dep")).containsExactly("Deprecated");
        assertThat(texts("@Mar")).containsExactly("Marked");
        assertThat(texts("@java.lang.Func")).containsExactly("FunctionalInterface");
        assertThat(texts("@inter")).containsExactly("interface");
    }

    @Test
    void importsOfferWhatTheyCanName() {
        assertThat(complete("import static java.lang.Math.ma"))
                .containsExactly(new Suggestion("max", 29, 31, "method", ""));
        assertThat(complete("import static java.lang.Math.P"))
                .containsExactly(new Suggestion("PI", 29, 30, "field", ""));
        assertThat(complete("import static java.lang.Mat"))
                .contains(new Suggestion("Math", 24, 27, "class", ""));
        assertThat(complete("import module java.b"))
                .containsExactly(new Suggestion("java.base", 14, 20, "module", ""));
    }

    @Test
    void whatIsNotImportedHasItsFullName() {
        assertThat(complete("var x = new AtomicInteg"))
                .startsWith(
                        new Suggestion(
                                "java.util.concurrent.atomic.AtomicInteger", 12, 23, "class", ""),
                        new Suggestion(
                                "java.util.concurrent.atomic.AtomicIntegerArray",
                                12,
                                23,
                                "class",
                                ""));
        assertThat(texts("Abstract3")).isEmpty();
        // of the class path
        assertThat(texts("SoftAsserti"))
                .startsWith("org.assertj.core.api.SoftAssertionError")
                .contains("org.assertj.core.api.SoftAssertions");
        assertThat(texts("StandardCh")).startsWith("java.nio.charset.StandardCharsets");
        assertThat(texts("List<LocalDateT")).startsWith("java.time.LocalDateTime");
        assertThat(texts("Function<Path, String> f; Pat"))
                .containsSubsequence("java.util.regex.Pattern", "java.nio.file.Path")
                .doesNotContain("Path");
    }

    @Test
    void whatIsInScopeComesFirstAndOnce() {
        // what else starts so is of the class path, which is that of the tests
        assertThat(texts("ArrayLi"))
                .startsWith("ArrayList")
                .doesNotContain("java.util.ArrayList")
                .doesNotHaveDuplicates();
        assertThat(texts("Poi").getFirst()).isEqualTo("Point");
        assertThat(texts("Poi")).doesNotContain("java.awt.Point").contains("java.awt.PointerInfo");
        assertThat(texts("words.AtomicInteg")).isEmpty();
        assertThat(texts("import AtomicInteg")).isEmpty();
        assertThat(texts("atomicinteg")).isEmpty();
        assertThat(texts("throw new IllegalState"))
                .startsWith("IllegalStateException(")
                .doesNotContain("java.lang.IllegalStateException");
    }

    @Test
    void constantsAreFieldsAndNestedClassesAreClasses() {
        assertThat(complete("Thread.State.RUN"))
                .containsExactly(new Suggestion("RUNNABLE", 13, 16, "field", "State"));
        assertThat(complete("Map.En")).containsExactly(new Suggestion("Entry", 4, 6, "class", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "String t = \"Math.ma",
                "String t = \"\\\"whi",
                "String t = \"\"\"\n  Math.ma",
                "String t = \"\"\"\n  a \"\" whi",
                "char c = 'S",
                "// whi",
                "int x = 1; // Math.ma",
                "/* whi",
                "/** {@link Str"
            })
    void commentsAndLiteralsOfferNothing(String source) {
        assertThat(complete(source)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "char c = '\"'; whi",
                "String t = \"//\"; whi",
                "String t = \"\"\"\n  \\\"\"\" \"\"\"; whi",
                "// isn't\nwhi",
                "/* \" */ whi",
                "String t = \"open\nwhi"
            })
    void whatFollowsThemIsCode(String source) {
        assertThat(texts(source)).contains("while");
    }

    private static List<Suggestion> complete(String source) {
        return CELLS.engine.shadow().complete(source, source.length());
    }

    private static List<String> texts(String source) {
        return complete(source).stream().map(Suggestion::text).toList();
    }
}
