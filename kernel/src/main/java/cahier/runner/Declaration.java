package cahier.runner;

import cahier.notebook.NotebookException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A variable that a parameters cell declares.
///
/// @param isFinal whether it cannot be assigned
/// @param type its type as written; where that is `var`, the type of its literal
record Declaration(boolean isFinal, String type, String name) {

    private static final Pattern FORM =
            Pattern.compile(
                    "(?s)(final\\s+)?([A-Za-z_][\\w.]*(?:<[^=]*>)?(?:\\s*\\[\\s*])?)\\s+(\\w+)\\s*=\\s*(.*)");

    /// Finds the declarations of a cell: statements of the form `type name = value;`.
    static Map<String, Declaration> all(String source) {
        var declarations = new LinkedHashMap<String, Declaration>();
        for (var statement : Statements.of(source)) {
            var match = FORM.matcher(statement);
            if (!match.matches()) continue;
            var written = match.group(2).replaceAll("\\s+", "");
            var type = written.equals("var") ? typeOf(match.group(4)) : written;
            declarations.put(
                    match.group(3), new Declaration(match.group(1) != null, type, match.group(3)));
        }
        return declarations;
    }

    /// Writes a value as a literal of this variable's type.
    ///
    /// @throws NotebookException where the value does not fit
    String literal(@Nullable Object value) {
        if (isFinal) {
            throw new NotebookException(
                    "declares the parameter \"" + name + "\" final; expected one that can be set");
        }
        try {
            return literal(type, value);
        } catch (IllegalArgumentException e) {
            var shown = value instanceof Parameters.Text(var text) ? text : String.valueOf(value);
            throw new NotebookException(
                    "parameter \"%s\" is %s %s: got %s"
                            .formatted(
                                    name, type.matches("[AEIOaeio].*") ? "an" : "a", type, shown),
                    e);
        }
    }

    private static String literal(String type, @Nullable Object value) {
        if (type.endsWith("[]")) {
            var element = type.substring(0, type.length() - 2);
            return "new " + type + " {" + elements(element, value) + "}";
        }
        if (type.matches("(java\\.util\\.)?List<.*>")) {
            var element = type.substring(type.indexOf('<') + 1, type.length() - 1);
            return "java.util.List.of(" + elements(element, value) + ")";
        }
        return JavaLiteral.of(type, value);
    }

    private static String elements(String type, @Nullable Object value) {
        List<?> list =
                switch (value) {
                    case List<?> given -> given;
                    case Parameters.Text(var text) when text.isBlank() -> List.of();
                    case Parameters.Text(var text) ->
                            List.of(text.split(",")).stream()
                                    .map(part -> new Parameters.Text(part.strip()))
                                    .toList();
                    case null, default -> throw new IllegalArgumentException("not a list");
                };
        var literals = new ArrayList<String>();
        for (var element : list) literals.add(JavaLiteral.of(type, element));
        return String.join(", ", literals);
    }

    /// Returns the type that `var` takes from a literal.
    private static String typeOf(String value) {
        var literal = value.strip();
        if (literal.startsWith("\"")) return "String";
        if (literal.startsWith("'")) return "char";
        if (literal.equals("true") || literal.equals("false")) return "boolean";
        if (literal.matches("-?[\\d_]+[lL]")) return "long";
        if (literal.matches("-?[\\d_]+")) return "int";
        if (literal.matches("-?[\\d_.]+(?:[eE][-+]?\\d+)?[fF]")) return "float";
        if (literal.matches("-?[\\d_]*\\.?[\\d_]*(?:[eE][-+]?\\d+)?[dD]?")) return "double";
        var array = Pattern.compile("new\\s+(\\w+)\\s*\\[\\s*].*", Pattern.DOTALL).matcher(literal);
        return array.matches() ? array.group(1) + "[]" : "var";
    }
}
