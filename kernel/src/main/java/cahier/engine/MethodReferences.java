package cahier.engine;

import jdk.jshell.SourceCodeAnalysis;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Proposes what could follow `::`: the methods of a value; of a class both kinds, and `new`.
///
/// JShell proposes static methods alone, and only where it knows which function is wanted.
final class MethodReferences {
    private static final Pattern END =
            Pattern.compile("::\\s*((?:\\p{javaJavaIdentifierPart})*)\\z");

    private static final Pattern NAME =
            Pattern.compile("[\\p{javaJavaIdentifierPart}.]+(?:<[^<>]*>)?(?:\\[])*\\s*\\z");

    private final SessionView session;
    private final SourceCodeAnalysis analysis;
    private final Map<String, String> variables;

    /// @param variables the types of those that can be seen, by name
    MethodReferences(
            SessionView session, SourceCodeAnalysis analysis, Map<String, String> variables) {
        this.session = session;
        this.analysis = analysis;
        this.variables = variables;
    }

    /// Returns the proposals for a text that ends behind `::`; empty where it does not, or where
    /// nobody knows what stands before.
    List<Suggestion> after(String fragment, int cursor) {
        var end = END.matcher(fragment);
        if (!end.find()) {
            return List.of();
        }
        String typed = end.group(1);
        String before = fragment.substring(0, end.start());
        var name = NAME.matcher(before);
        String chain = name.find() && !name.group().startsWith(".") ? name.group().strip() : "";
        Class<?> type =
                chain.isEmpty() || variables.containsKey(chain) ? null : session.find(chain);
        Class<?> value = type == null ? valueOf(chain, before) : null;
        var found = new ArrayList<Suggestion>();
        int from = cursor - typed.length();
        methods(type == null ? value : type, type != null)
                .forEach(
                        (method, signature) -> {
                            if (method.startsWith(typed)) {
                                found.add(
                                        new Suggestion(method, from, cursor, "method", signature));
                            }
                        });
        if (type != null && isMade(type) && "new".startsWith(typed)) {
            found.add(new Suggestion("new", from, cursor, "keyword", ""));
        }
        return found;
    }

    private @Nullable Class<?> valueOf(String chain, String before) {
        String expression = chain.isEmpty() ? before : chain;
        String type = variables.get(expression);
        if (type == null) {
            type = analysis.analyzeType(expression, expression.length());
        }
        return type == null ? null : session.find(type);
    }

    private static boolean isMade(Class<?> type) {
        return type.isArray()
                || !Modifier.isAbstract(type.getModifiers()) && type.getConstructors().length > 0;
    }

    private static Map<String, String> methods(@Nullable Class<?> type, boolean withStatic) {
        if (type == null) {
            return Map.of();
        }
        var all = Stream.of(type.getMethods());
        if (type.isInterface()) {
            all = Stream.concat(all, Stream.of(Object.class.getMethods()));
        }
        return all.filter(m -> !m.isBridge() && !m.isSynthetic())
                .filter(m -> withStatic || !Modifier.isStatic(m.getModifiers()))
                .collect(
                        Collectors.groupingBy(
                                Method::getName,
                                TreeMap::new,
                                Collectors.collectingAndThen(
                                        Collectors.toList(), Kinds::signatures)));
    }
}
