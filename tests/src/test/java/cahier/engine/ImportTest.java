package cahier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// One simple name that means several classes, one after the other.
final class ImportTest {
    private final Cells cells = new Cells("java.util.*");

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void anImportHidesAnEarlierOneInItsOwnCellToo() {
        cells.nothing("import java.awt.List;");
        assertThat(cells.value("import java.util.List;\nList.of(1).size()")).isEqualTo(1);
        assertThat(cells.value("List.of(1, 2).size()")).isEqualTo(2);
    }

    @Test
    void aDeclarationHidesAnImportInItsOwnCellToo() {
        cells.nothing("import java.util.List;");
        assertThat(cells.value("class List { static int of(int n) { return -n; } }\nList.of(4)"))
                .isEqualTo(-4);
        assertThat(cells.value("List.of(5)")).isEqualTo(-5);
    }

    @Test
    void anImportHidesAnEarlierDeclaration() {
        cells.nothing("class Date {}");
        assertThat(cells.value("import java.sql.Date;\nnew Date(0).getTime()")).isEqualTo(0L);
        assertThat(cells.value("new Date(5).getTime()")).isEqualTo(5L);
    }

    @Test
    void earlierCellsKeepWhatTheyMeant() {
        cells.nothing("import java.util.List;\nint count() { return List.of(1, 2).size(); }");
        cells.nothing("class List {}\nvar own = new List();");
        assertThat(cells.value("count()")).isEqualTo(2);
        assertThat(cells.value("own.toString()")).asString().startsWith("List@");
    }

    @Test
    void twoOfOneNameInACellAreAnErrorAsInJava() {
        Problem problem =
                cells.problems("import java.util.Date;\nimport java.sql.Date;").getFirst();
        assertThat(problem.line()).isEqualTo(2);
        assertThat(problem.message()).contains("Date");
    }

    @Test
    void importsOfMembersAreOverloads() {
        cells.nothing("import static java.lang.Math.max;");
        assertThat(
                        cells.value(
                                "import static java.util.Collections.max;\n"
                                        + "max(java.util.List.of(3, 4)) + max(1, 2)"))
                .isEqualTo(6);
    }

    @Test
    void aPreviewFeatureIsToldWithHowToHaveIt() {
        assertThat(
                        cells.problems("java.util.concurrent.StructuredTaskScope.open()")
                                .getFirst()
                                .hint())
                .isEqualTo("start with CAHIER_JVM_OPTS=--enable-preview");
        assertThat(cells.problems("int n = 3; n instanceof byte b").getFirst().hint())
                .isEqualTo("start with CAHIER_JVM_OPTS=--enable-preview");
    }
}
