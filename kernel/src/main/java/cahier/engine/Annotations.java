package cahier.engine;

import jdk.jshell.SourceCodeAnalysis;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Proposes annotations behind an `@`, of which JShell makes nothing.
final class Annotations {
    private static final Pattern END =
            Pattern.compile("@((?:\\w+\\.)*)(\\p{javaJavaIdentifierPart}*)\\z");

    private final SessionView session;
    private final SourceCodeAnalysis analysis;

    Annotations(SessionView session, SourceCodeAnalysis analysis) {
        this.session = session;
        this.analysis = analysis;
    }

    /// Returns the proposals for a text that ends in an annotation; empty where it does not.
    Optional<List<Suggestion>> after(String typedText) {
        var end = END.matcher(typedText);
        if (!end.find()) {
            return Optional.empty();
        }
        String packageName = end.group(1);
        String typed = packageName + end.group(2);
        int from = end.start(2);
        int cursor = typedText.length();
        Set<Suggestion> found = new LinkedHashSet<>();
        for (var proposed : analysis.completionSuggestions(typed, typed.length(), new int[1])) {
            String text = proposed.continuation();
            if (text.endsWith(".")) {
                found.add(new Suggestion(text, from, cursor, "package", ""));
            } else if (isAnnotation(packageName + text)) {
                found.add(new Suggestion(text, from, cursor, "class", ""));
            }
        }
        if (packageName.isEmpty() && !typed.isEmpty() && "interface".startsWith(typed)) {
            found.add(new Suggestion("interface", from, cursor, "keyword", ""));
        }
        return Optional.of(List.copyOf(found));
    }

    private boolean isAnnotation(String name) {
        boolean type = Character.isUpperCase(name.charAt(name.lastIndexOf('.') + 1));
        Class<?> found = type ? session.find(name) : null;
        return found != null && found.isAnnotation();
    }
}
