package cahier.engine;

import cahier.engine.Diagnosis.Finding;

import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Type;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Says how Java writes what is written as in Python.
final class PythonHabits {
    private static final Pattern IMPORT =
            Pattern.compile("\\s*(import\\s+[\\w.]+\\s+as\\s.*|from\\s+[\\w.]+\\s+import\\b.*)");
    private static final Pattern SHELL =
            Pattern.compile(
                    "\\s*!\\s*(ls|pip|cat|pwd|wget|curl|mkdir|rm|cp|mv|echo|head|git|python3?)\\b.*");

    private static final Pattern WHOLE_CELL = Pattern.compile("\\s*%%\\w.*");
    private static final Pattern INNER_MAGIC = Pattern.compile(".*[;{}]\\s*%[A-Za-z]\\w*(\\s.*)?");
    private static final Pattern HELP =
            Pattern.compile("\\s*(?:\\?+\\s*(?<after>[\\w.]+)|(?<before>[\\w.]+)\\s*\\?+)\\s*");

    /// What classes call the operators that Java has for numbers alone.
    private static final Map<String, List<String>> METHODS =
            Map.of(
                    "+", List.of("add", "plus"),
                    "-", List.of("sub", "subtract", "minus"),
                    "*", List.of("mul", "multiply", "times"),
                    "/", List.of("div", "divide"));

    private PythonHabits() {}

    /// Returns a hint about a message of the compiler's, or null where Python explains nothing.
    static @Nullable String hint(Finding finding, String source) {
        Position at = Position.of(source, finding.position());
        String line = at.text(source);
        if (IMPORT.matcher(line).matches()) {
            return "Java imports classes by their whole names: import java.util.List;";
        }
        if (SHELL.matcher(line).matches()) {
            return "%%bash runs the cell's commands in a shell";
        }
        if (line.stripLeading().startsWith("#")) {
            return "a comment begins with //";
        }
        String magic = magic(line);
        if (magic != null) {
            return magic;
        }
        return switch (finding.code()) {
            case "compiler.err.operator.cant.be.applied.1" -> operator(finding.arguments());
            case "compiler.err.cant.resolve.location.args", "compiler.err.cant.resolve.args" ->
                    isPrint(finding) ? "IO.println(…) prints a line" : null;
            default -> null;
        };
    }

    private static @Nullable String magic(String line) {
        if (WHOLE_CELL.matcher(line).matches()) {
            return "a magic of two % takes the whole cell: it stands in its first line";
        }
        if (INNER_MAGIC.matcher(line).matches()) {
            return "a magic begins its line, or follows =";
        }
        var help = HELP.matcher(line);
        if (!help.matches()) {
            return null;
        }
        String name = help.group("after") == null ? help.group("before") : help.group("after");
        return "%doc " + name + " shows what is known of it";
    }

    private static boolean isPrint(Finding finding) {
        String name = String.valueOf(finding.arguments()[1]);
        return List.of("print", "println").contains(name) && NearNames.members(finding).ofCell();
    }

    private static @Nullable String operator(Object[] arguments) {
        var names = METHODS.getOrDefault(String.valueOf(arguments[0]), List.of());
        if (!(arguments[1] instanceof Type type) || !(type.tsym instanceof ClassSymbol symbol)) {
            return null;
        }
        for (String name : names) {
            for (var member : symbol.members().getSymbols()) {
                if (member.name.contentEquals(name)) {
                    return "Java has no operators for objects: call ." + name + "(…)";
                }
            }
        }
        return null;
    }
}
