package cahier.session;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.session.CellParts.Part;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/// Where a cell holds magics, and where a percent sign is just Java.
class CellPartsTest {

    @Test
    void leavesJavaAlone() {
        var source = "int a = 7;\nint b = a\n    % 3;\na %= 2; System.out.printf(\"%d\", a %b);\n";
        assertThat(parts(source)).containsExactly(new Part.Java(source));
    }

    @Test
    void findsAMagicAtTheStartOfALine() {
        assertThat(parts("%jars lib/*.jar")).containsExactly(new Part.Line("jars", "lib/*.jar"));
        assertThat(parts("  %jars x  ")).containsExactly(new Part.Line("jars", "x"));
    }

    @Test
    void cutsTheCellAtAMagicAndKeepsTheNumbersOfTheLines() {
        assertThat(parts("int a = 1;\n%maven g:a:1\nimport x.Y;\nint b;"))
                .containsExactly(
                        new Part.Java("int a = 1;\n"),
                        new Part.Line("maven", "g:a:1"),
                        new Part.Java("\n\nimport x.Y;\nint b;"));
    }

    @Test
    void replacesAMagicAfterAnEqualsSignAndCutsAfterIt() {
        assertThat(parts("List<String> j = %jars \"a b\"/*.jar\nj.size()"))
                .containsExactly(
                        new Part.Java(
                                "List<String> j = cahier.session.Magics.call("
                                        + "\"jars\", \"\\\"a b\\\"/*.jar\");\n"),
                        new Part.Java("\nj.size()"));
        assertThat(parts("var j = %jars x;"))
                .containsExactly(
                        new Part.Java("var j = cahier.session.Magics.call(\"jars\", \"x\");"));
    }

    @Test
    void doesNotCutWherePatternsMayReachPastWhatLeavesNamesAlone() {
        assertThat(parts("if (!(o instanceof A a)) throw x;\n%time 1\na"))
                .containsExactly(
                        new Part.Java(
                                "if (!(o instanceof A a)) throw x;\n"
                                        + "cahier.session.Magics.call(\"time\", \"1\");\na"));
        assertThat(parts("boolean b = o instanceof A;\n%jars x\nb")).hasSize(3);
        assertThat(parts("boolean b = o instanceof A;\n%time b\n")).hasSize(2);
        assertThat(parts("int b = 1;\n%time b\nb")).hasSize(3);
    }

    @Test
    void keepsAMagicInsideBracesInPlace() {
        assertThat(parts("if (x) {\n    %jars a\n}\nfoo();"))
                .containsExactly(
                        new Part.Java(
                                "if (x) {\n"
                                        + "    cahier.session.Magics.call(\"jars\", \"a\");\n"
                                        + "}\nfoo();"));
    }

    @Test
    void findsNoneInsideStringsTextBlocksAndComments() {
        for (var source :
                List.of(
                        "String s = \"\"\"\n    %jars x\n    \\\"\"\"\n    %jars y\n    \"\"\";",
                        "/*\n%jars x\n*/",
                        "// x = %jars x\nint a;",
                        "String s = \"= %jars x\";",
                        "char c = '\"'; String s = \"a\"; int x = a %b;")) {
            assertThat(parts(source)).containsExactly(new Part.Java(source));
        }
    }

    @Test
    void takesComparisonsAndCompoundAssignmentsForJava() {
        for (var source : List.of("a == %b", "a += %b", "a <= %b", "a != %b")) {
            assertThat(parts(source)).containsExactly(new Part.Java(source));
        }
    }

    @Test
    void takesAKnownNameForAMagicAlsoAfterALineWithoutItsSemicolon() {
        assertThat(parts("foo()\n%jars x"))
                .containsExactly(new Part.Java("foo()\n"), new Part.Line("jars", "x"));
        assertThat(parts("int c = a\n%b;")).containsExactly(new Part.Java("int c = a\n%b;"));
    }

    @Test
    void givesTheWholeCellToACellMagic() {
        assertThat(parts("\n%%time -n 3\nint a;\n%jars x\n"))
                .containsExactly(new Part.Whole("time", "-n 3", "int a;\n%jars x\n", 3));
        assertThat(parts("%%html")).containsExactly(new Part.Whole("html", "", "", 2));
    }

    @Test
    void survivesUnfinishedJava() {
        for (var source : List.of("String s = \"%", "/* % ", "'%", "\"\"\" % \\", "%", "x = %")) {
            assertThat(parts(source)).containsExactly(new Part.Java(source));
        }
    }

    private static List<Part> parts(String source) {
        return CellParts.of(
                source,
                Set.of("jars", "maven", "time")::contains,
                (name, line) -> name.equals("time"));
    }
}
