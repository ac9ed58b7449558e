package cahier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Evaluates the cells of `cells.txt` here and in JShell, and compares values and errors.
///
/// Sessions are separated by `====`, cells by `--`.
final class DifferentialTest {

    /// Cells that end differently on purpose: ours, JShell's, and why.
    private static final Map<String, Difference> INTENDED =
            Map.ofEntries(
                    differs(
                            "later.get()",
                            "value",
                            "value",
                            "a variable that is declared again reaches lambdas that use it"),
                    differs(
                            "makeQ.get().m()",
                            "value 1",
                            "thrown java.lang.NullPointerException",
                            "a lambda that a variable was declared with is made again when a type"
                                    + " is redefined that it mentions; JShell resets the variable"),
                    differs(
                            "lengthQ.getAsInt()",
                            "value 11",
                            "value 6",
                            "the same where only the lambda's body mentions the type"),
                    differs(
                            "op == null",
                            "value false",
                            "value true",
                            "the same for a lambda whose type is made of the redefined one"),
                    differs(
                            "heldQ.get(0).get().toString()",
                            "value \"Q[n=4]\"",
                            "thrown java.lang.NullPointerException",
                            "a lambda inside of an object cannot be exchanged: it keeps to the type"
                                    + " of before, and the variable keeps its value"),
                    differs(
                            "String say(Animal a) { return switch (a) { case Dog(var n) -> n; case"
                                + " Cat(int l) when l > 8 -> \"lucky\"; case Cat c -> \"cat \" +"
                                + " c.lives(); }; }",
                            "nothing",
                            "crashed",
                            "JShell cannot weave a merge of two of its own classes"),
                    differs(
                            "say(new Dog(\"Rex\"))",
                            "value \"Rex\"",
                            "rejected",
                            "the method above"),
                    differs("say(new Cat(9))", "value", "rejected", "the method above"),
                    differs("say(new Cat(3))", "value", "rejected", "the method above"),
                    differs(
                            "say(null)",
                            "thrown java.lang.NullPointerException",
                            "rejected",
                            "the method above"),
                    differs(
                            "synchronized int sy() { return 14; }",
                            "nothing",
                            "rejected",
                            "the language lets any method be synchronized"),
                    differs("sy()", "value 14", "rejected", "the method above"),
                    differs(
                            "native int na();",
                            "nothing",
                            "rejected",
                            "the language lets any method be native"),
                    differs(
                            "abstract int ab();",
                            "rejected",
                            "nothing",
                            "an abstract method belongs into an abstract class"),
                    differs(
                            "intersect.length() + intersect.compareTo(\"ab\")",
                            "rejected",
                            "value 2",
                            "a variable of an intersection type keeps its first part, as a field"
                                    + " must"),
                    differs(
                            "kindQ(\"s\")",
                            "value \"",
                            "",
                            "methods whose type parameters are erased to other types are overloads,"
                                    + " as in a class; JShell tells them apart by the names of"
                                    + " their parameters' types"),
                    differs(
                            "count",
                            "rejected",
                            "value 0",
                            "a cell that is rejected has declared nothing"),
                    differs(
                            "fin = 5;",
                            "rejected",
                            "value 5",
                            "a final variable keeps its value until it is declared anew"),
                    differs(
                            "final int f1 = 1; f1 = 2;",
                            "rejected",
                            "value 2",
                            "the same in one cell"),
                    differs(
                            "/* unclosed",
                            "rejected",
                            "nothing",
                            "a comment without end is a mistake, not nothing"),
                    differs(
                            "Foo x;",
                            "rejected",
                            "nothing",
                            "a variable has a value at once, so its type must be known"),
                    differs(
                            "return 5;",
                            "rejected",
                            "nothing",
                            "a return outside of a method is a mistake"),
                    differs(
                            "record Named<T>(String name, T value) { Named { if (name.isEmpty())"
                                    + " throw new IllegalArgumentException(\"empty\"); } }",
                            "nothing",
                            "rejected",
                            "JShell wants the compact constructor public; the language does not"),
                    differs("new Named<>(\"a\", 3)", "value", "rejected", "the record above"),
                    differs("new Named<>(\"\", 3)", "thrown", "rejected", "the record above"),
                    differs(
                            "new Named<>(\"a\", 3).value() + 1",
                            "value 4",
                            "rejected",
                            "the record above"),
                    differs(
                            "Object o = new Named<>(\"q\", 9);",
                            "nothing",
                            "rejected",
                            "the record above"),
                    differs(
                            "switch (o) { case Named(String n, Integer v) when v > 5 -> n + v;"
                                    + " default -> \"other\"; }",
                            "value \"q9\"",
                            "rejected",
                            "the record above"));

    private record Difference(String ours, String theirs, String reason) {}

    private static Map.Entry<String, Difference> differs(
            String cell, String ours, String theirs, String reason) {
        return Map.entry(cell, new Difference(ours, theirs, reason));
    }

    @Test
    void cellsEndAsInJShell() throws IOException {
        var unexpected = new TreeMap<Integer, String>();
        int count = 0;
        for (String session : text().split("\n====\n")) {
            try (var ours = new Cells(IMPORTS);
                    JShell theirs = JShell.builder().executionEngine("local").build()) {
                for (String line : IMPORTS) {
                    theirs.eval("import " + line + ";");
                }
                for (String cell : session.split("\n--\n")) {
                    count++;
                    String here = describe(ours.run(cell));
                    String there = evaluate(theirs, cell);
                    Difference intended = INTENDED.get(cell);
                    boolean fine =
                            here.equals(there)
                                    || isWordedOtherwise(cell, here, there)
                                    || intended != null
                                            && here.startsWith(intended.ours())
                                            && there.startsWith(intended.theirs());
                    if (!fine) {
                        unexpected.put(count, cell + "\n  here:  " + here + "\n  there: " + there);
                    }
                }
            }
        }
        assertThat(unexpected.values()).isEmpty();
        assertThat(count).isGreaterThan(1_000);
    }

    /// Says whether two ends are the same but for what every cell of the kind does otherwise here:
    /// a semicolon hides a value, as in other kernels; what waits says so by an exception that
    /// users know.
    private static boolean isWordedOtherwise(String cell, String here, String there) {
        boolean hidden =
                cell.strip().endsWith(";") && here.equals("nothing") && there.startsWith("value ");
        boolean waiting =
                here.equals("thrown java.lang.IllegalStateException")
                        && there.equals("thrown jdk.jshell.UnresolvedReferenceException");
        return hidden || waiting;
    }

    static final String[] IMPORTS = {
        "java.util.*",
        "java.util.function.*",
        "java.util.stream.*",
        "java.math.*",
        "java.util.concurrent.*"
    };

    static String text() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(DifferentialTest.class.getResourceAsStream("cells.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    static String describe(Result result) {
        return switch (result) {
            case Result.Value v -> "value " + shown(v.value());
            case Result.Nothing n -> "nothing";
            case Result.Rejected r -> "rejected";
            case Result.Thrown t -> "thrown " + t.exception().getClass().getName();
            case Result.Interrupted i -> "interrupted";
            case Result.Exited e -> "exited";
        };
    }

    private static String shown(Object value) {
        return switch (value) {
            case String s -> "\"" + escaped(s) + "\"";
            case Character c -> c == 0 ? "'\\000'" : "'" + c + "'";
            case null -> "null";
            default -> named(String.valueOf(value));
        };
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\t", "\\t")
                .replace("\"", "\\\"");
    }

    /// Leaves out what differs from run to run.
    private static String named(String text) {
        return text.replaceAll("@[0-9a-f]+", "@");
    }

    private static String evaluate(JShell shell, String cell) {
        String rest = cell;
        String last = "nothing";
        while (!rest.isBlank()) {
            var info = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            String source = info.source() == null ? rest : info.source();
            List<SnippetEvent> events;
            try {
                events = own(shell.eval(source));
            } catch (IllegalArgumentException gaveUp) {
                return "crashed"; // weaving its own check into a class that it cannot resolve
            }
            for (SnippetEvent event : events) {
                last = describe(event);
                if (!last.startsWith("value") && !last.equals("nothing")) {
                    return last;
                }
            }
            rest = info.source() == null ? "" : info.remaining();
        }
        return last;
    }

    private static List<SnippetEvent> own(List<SnippetEvent> events) {
        var own = new ArrayList<SnippetEvent>();
        for (SnippetEvent event : events) {
            if (event.causeSnippet() == null) {
                own.add(event);
            }
        }
        return own;
    }

    private static String describe(SnippetEvent event) {
        if (event.status() == Snippet.Status.REJECTED) {
            return "rejected";
        }
        if (event.exception() instanceof EvalException e) {
            return "thrown "
                    + e.getExceptionClassName().replaceAll("REPL\\.\\$JShell\\$\\w+\\$", "");
        }
        if (event.exception() != null) {
            return "thrown " + event.exception().getClass().getName();
        }
        boolean shown =
                event.snippet().kind() == Snippet.Kind.EXPRESSION
                        || event.snippet().subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
        return shown && event.value() != null && !event.value().isEmpty()
                ? "value " + named(event.value())
                : "nothing";
    }
}
