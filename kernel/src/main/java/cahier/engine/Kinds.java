package cahier.engine;

import com.sun.tools.javac.parser.Tokens.TokenKind;

import jdk.jshell.SourceCodeAnalysis;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.lang.model.SourceVersion;

/// Tells of what JShell proposes what kind of thing it is, and its signature.
final class Kinds {
    private final SessionView session;
    private final SourceCodeAnalysis analysis;
    private final String fragment;
    private final Map<String, String> variables;
    private @Nullable Class<?> receiver;
    private boolean resolved;

    /// @param variables the types of those that can be seen, by name
    Kinds(
            SessionView session,
            SourceCodeAnalysis analysis,
            String fragment,
            Map<String, String> variables) {
        this.session = session;
        this.variables = variables;
        this.analysis = analysis;
        this.fragment = fragment;
    }

    /// @param anchor where the suggestion starts in the fragment
    Suggestion suggestion(String text, int from, int to, int anchor) {
        boolean call = text.endsWith("(") || text.endsWith("()");
        String name = call ? text.substring(0, text.indexOf('(')) : text;
        boolean member = anchor > 0 && fragment.charAt(anchor - 1) == '.';
        if (fragment.stripLeading().startsWith("import ")) {
            return new Suggestion(text, from, to, imported(anchor, name), "");
        }
        if (call) {
            String signature =
                    member ? memberSignature(anchor, name) : session.signature(name, true);
            return new Suggestion(text, from, to, "method", signature);
        }
        if (member) {
            Class<?> type = receiver(anchor);
            String signature = type == null ? "" : fieldType(type, name);
            boolean field = !signature.isEmpty() || type != null && !isType(name);
            String kind = field ? "field" : isType(name) ? "class" : "package";
            return new Suggestion(text, from, to, kind, signature);
        }
        String known = session.signature(name, false);
        if (!known.isEmpty()) {
            return new Suggestion(text, from, to, "variable", known);
        }
        String kind = isKeyword(name) ? "keyword" : isType(name) ? "class" : "variable";
        return new Suggestion(text, from, to, kind, "");
    }

    private String imported(int anchor, String name) {
        String line = fragment.strip();
        if (line.startsWith("import module ")) {
            return "module";
        }
        if (line.startsWith("import static ") && anchor > 0) {
            String owner = fragment.substring(0, anchor - 1).strip();
            Class<?> type = session.find(owner.substring(owner.lastIndexOf(' ') + 1));
            if (type != null && !fieldType(type, name).isEmpty()) {
                return "field";
            }
            if (type != null && !methods(type, name).isEmpty()) {
                return "method";
            }
        }
        return isType(name) ? "class" : "package";
    }

    /// Proposes the keywords that start as a text ends.
    static List<Suggestion> keywords(String typed) {
        String start = Outline.nameBefore(typed);
        int from = typed.length() - start.length();
        return Arrays.stream(TokenKind.values())
                .map(kind -> kind.name)
                .filter(word -> word != null && !start.isEmpty() && word.startsWith(start))
                .filter(SourceVersion::isKeyword)
                .map(word -> new Suggestion(word, from, typed.length(), "keyword", ""))
                .toList();
    }

    private static boolean isKeyword(String name) {
        String word = name.strip();
        return SourceVersion.isKeyword(word)
                || Arrays.stream(TokenKind.values()).anyMatch(k -> word.equals(k.name));
    }

    private static boolean isType(String name) {
        return !name.isEmpty() && Character.isUpperCase(name.codePointAt(0));
    }

    private @Nullable Class<?> receiver(int anchor) {
        if (!resolved) {
            resolved = true;
            String expression = fragment.substring(0, anchor - 1);
            // what stands before most dots is a variable, and JShell takes as long to tell its type
            // as to find the suggestions
            String type = variables.get(expression.strip());
            if (type == null) {
                type = analysis.analyzeType(expression, expression.length());
            }
            receiver = session.find(type == null ? lastName(expression) : type);
        }
        return receiver;
    }

    /// Returns the name at the end of a text, with what it belongs to: `java.lang.Thread.State`.
    private static String lastName(String text) {
        int start = text.length();
        while (start > 0
                && (Character.isJavaIdentifierPart(text.charAt(start - 1))
                        || text.charAt(start - 1) == '.')) {
            start--;
        }
        return text.substring(start);
    }

    private String memberSignature(int anchor, String name) {
        Class<?> type = receiver(anchor);
        return type == null ? "" : signatures(methods(type, name));
    }

    private static List<Method> methods(Class<?> type, String name) {
        return Stream.of(type.getMethods())
                .filter(m -> m.getName().equals(name) && !m.isBridge())
                .toList();
    }

    /// Tells the shortest signatures of a method's overloads.
    static String signatures(List<Method> methods) {
        return methods.stream()
                .map(Kinds::signature)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).thenComparing(m -> m))
                .limit(4)
                .collect(Collectors.joining(" | "));
    }

    private static String signature(Method method) {
        String parameters =
                Stream.of(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", "));
        return "(" + parameters + ") " + method.getReturnType().getSimpleName();
    }

    private static String fieldType(Class<?> type, String name) {
        return Stream.of(type.getFields())
                .filter(f -> f.getName().equals(name))
                .map(Field::getType)
                .map(Class::getSimpleName)
                .findFirst()
                .orElse(type.isArray() && name.equals("length") ? "int" : "");
    }
}
