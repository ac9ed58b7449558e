package cahier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/// What is told of members of the types that cells declare.
final class OwnMembersTest {
    private final Cells cells = new Cells("java.util.*");
    private final Shadow shadow = cells.engine.shadow();

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void areDocumentedByTheirOwnComments() {
        cells.nothing(
                """
                record Point(double x, double y) {
                    /** The distance from the origin. */
                    double norm() { return Math.hypot(x, y); }
                    /// Moves it.
                    /// @param dx to the right
                    Point move(double dx) { return this; }
                    /** Moves it both ways. */
                    Point move(double dx, Map<String, Integer> names) { return this; }
                    /** Where the axes meet. */
                    static final Point ORIGIN = new Point(0, 0);
                }
                var p = Point.ORIGIN;\
                """);
        assertThat(at("p.norm("))
                .containsExactly(doc("double Point.norm()", "The distance from the origin."));
        assertThat(at("p.move("))
                .containsExactlyInAnyOrder(
                        doc("Point Point.move(double dx)", "Moves it.\n@param dx to the right"),
                        doc(
                                "Point Point.move(double dx, Map<String,Integer> names)",
                                "Moves it both ways."));
        assertThat(at("Point.ORIGIN"))
                .extracting(Documentation::javadoc)
                .containsExactly("Where the axes meet.");
        assertThat(at("p.x(")).containsExactly(doc("double Point.x()", ""));
    }

    @Test
    void areFoundInNestedAndGenericTypes() {
        cells.nothing(
                """
                class Outer<T> {
                    static class In {
                        /** Deep down. */
                        int deep(int n) { return n; }
                    }
                    /** Turns things. */
                    <U> Map<T, U> turn(List<? extends U> things) { return null; }
                }\
                """);
        assertThat(at("new Outer.In().deep("))
                .extracting(Documentation::javadoc)
                .containsExactly("Deep down.");
        assertThat(at("new Outer<String>().turn("))
                .extracting(Documentation::javadoc)
                .containsExactly("Turns things.");
    }

    @Test
    void noSignatureNamesWhatHoldsTheSession() {
        cells.nothing("record Point(double x, double y) {}\nvoid show(int a, String text) {}");
        assertThat(at("show(1, ")).containsExactly(doc("void show(int a, String text)", ""));
        assertThat(at("new Point(")).containsExactly(doc("Point(double x, double y)", ""));
    }

    @Test
    void whatNestsTooDeeplyHasNoHelp() {
        String deep = "{".repeat(30_000) + "p.no";
        assertThat(shadow.complete(deep, deep.length())).isEmpty();
        assertThat(shadow.document(deep, deep.length())).isEmpty();
        assertThat(shadow.isComplete(deep).status()).isEqualTo(Completeness.Status.UNKNOWN);
        assertThat(shadow.complete("Math.flo", 8)).extracting(Suggestion::text).contains("floor(");
    }

    @Test
    void onlyNamesAreOffered() {
        assertThat(shadow.complete("foo(", 4))
                .isNotEmpty()
                .allMatch(s -> Character.isJavaIdentifierStart(s.text().charAt(0)));
    }

    private List<Documentation> at(String typed) {
        return shadow.document(typed, typed.length());
    }

    private static Documentation doc(String signature, String comment) {
        return new Documentation(signature, comment);
    }
}
