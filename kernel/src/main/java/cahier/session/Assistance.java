package cahier.session;

import cahier.display.MimeBundle;
import cahier.engine.Engine;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Helps whoever types: completion, inspection and completeness, of Java and of magics.
final class Assistance {

    /// A magic's name that is being typed, where one could stand.
    private static final Pattern MAGIC_PREFIX =
            Pattern.compile("(?m)(?:^\\s*|=\\s*)(%%?)([A-Za-z_][A-Za-z0-9_-]*)?\\z");

    private final Engine engine;
    private final Magics magics;

    Assistance(Engine engine, Magics magics) {
        this.engine = engine;
        this.magics = magics;
    }

    List<Completion> complete(String code, int cursor) {
        int at = Math.clamp(cursor, 0, code.length());
        var typed = MAGIC_PREFIX.matcher(code).region(0, at);
        if (typed.find()) return completeMagic(typed.group(1), typed.group(2), typed.start(1), at);
        if (isMagicLine(code, at)) return List.of();
        return engine.shadow().complete(javaOnly(code), at).stream()
                .map(s -> new Completion(s.text(), s.from(), s.to(), s.kind(), s.signature()))
                .toList();
    }

    private List<Completion> completeMagic(
            String percent, @Nullable String prefix, int from, int to) {
        var found = new ArrayList<Completion>();
        for (var magic : magics.all()) {
            var names = new ArrayList<>(List.of(magic.name()));
            names.addAll(magic.aliases());
            for (var name : names) {
                if (prefix != null && !name.startsWith(prefix)) continue;
                if (percent.length() == 1 && magic.isLine()) {
                    found.add(new Completion("%" + name, from, to, "magic", magic.summary()));
                }
                if (magic.isCell()) {
                    found.add(new Completion("%%" + name, from, to, "magic", magic.summary()));
                }
            }
        }
        return found;
    }

    Completeness isComplete(String code) {
        var parts = CellParts.of(code, magics::knows, magics::leavesNames);
        if (parts.getFirst() instanceof CellParts.Part.Whole whole) {
            // The text under a cell magic may go on: an empty line ends it.
            return whole.body().endsWith("\n")
                    ? new Completeness.Complete()
                    : new Completeness.Incomplete("");
        }
        if (parts.getLast() instanceof CellParts.Part.Line) return new Completeness.Complete();
        var java = ((CellParts.Part.Java) parts.getLast()).source();
        cahier.engine.Completeness judged;
        try {
            judged = engine.shadow().isComplete(java);
        } catch (IllegalStateException | AssertionError givenUp) {
            // The compiler's parser gives up on some texts that no cell can be.
            System.getLogger(Assistance.class.getName())
                    .log(System.Logger.Level.DEBUG, "completeness", givenUp);
            return new Completeness.Invalid();
        }
        return switch (judged.status()) {
            case COMPLETE -> new Completeness.Complete();
            case INCOMPLETE -> new Completeness.Incomplete(judged.indent());
            case INVALID -> new Completeness.Invalid();
            case UNKNOWN -> new Completeness.Unknown();
        };
    }

    @Nullable MimeBundle inspect(String code, int cursor) {
        int at = Math.clamp(cursor, 0, code.length());
        if (isMagicLine(code, at)) return inspectMagic(code, at);
        var java = javaOnly(code);
        var found = engine.shadow().document(java, at);
        if (found.isEmpty()) {
            // A method's name alone: its documentation is that of a call.
            int end = at;
            while (end < java.length() && Character.isJavaIdentifierPart(java.charAt(end))) end++;
            found = engine.shadow().document(java.substring(0, end) + "(", end + 1);
        }
        return found.isEmpty() ? null : DocumentationPage.of(found);
    }

    private @Nullable MimeBundle inspectMagic(String code, int at) {
        var name = Pattern.compile("%%?([A-Za-z_][A-Za-z0-9_-]*)").matcher(lineAt(code, at));
        if (!name.find()) return null;
        var magic = magics.find(name.group(1));
        if (magic == null) return null;
        return MimeBundle.text(name.group() + ": " + magic.summary());
    }

    private static boolean isMagicLine(String code, int at) {
        return lineAt(code, at).stripLeading().startsWith("%");
    }

    private static String lineAt(String code, int at) {
        int start = code.lastIndexOf('\n', at - 1) + 1;
        int end = code.indexOf('\n', at);
        return code.substring(start, end < 0 ? code.length() : end);
    }

    /// Blanks out the lines of magics, so that every position stays what it is.
    private String javaOnly(String code) {
        if (code.indexOf('%') < 0) return code;
        var text = new StringBuilder(code);
        var lines = Pattern.compile("(?m)^[ \\t]*%.*$").matcher(code);
        while (lines.find()) {
            for (int i = lines.start(); i < lines.end(); i++) text.setCharAt(i, ' ');
        }
        return text.toString();
    }
}
