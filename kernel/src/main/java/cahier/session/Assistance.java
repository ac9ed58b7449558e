package cahier.session;

import cahier.display.MimeBundle;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Helps whoever types: completion, inspection and completeness, of Java and of magics.
final class Assistance {

    /// A magic's name that is being typed, where one could stand.
    private static final Pattern MAGIC_PREFIX =
            Pattern.compile("(?m)(?:^\\s*|=\\s*)(%%?)([A-Za-z_][A-Za-z0-9_-]*)?\\z");

    private final Magics magics;

    Assistance(Magics magics) {
        this.magics = magics;
    }

    List<Completion> complete(String code, int cursor) {
        int at = Math.clamp(cursor, 0, code.length());
        var typed = MAGIC_PREFIX.matcher(code).region(0, at);
        if (typed.find()) return completeMagic(typed.group(1), typed.group(2), typed.start(1), at);
        if (isMagicLine(code, at)) return List.of();
        return List.of();
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
        var parts = CellParts.of(code, name -> magics.find(name) != null);
        if (parts.getFirst() instanceof CellParts.Part.Whole whole) {
            // The text under a cell magic may go on: an empty line ends it.
            return whole.body().endsWith("\n")
                    ? new Completeness.Complete()
                    : new Completeness.Incomplete("");
        }
        if (parts.getLast() instanceof CellParts.Part.Line) return new Completeness.Complete();
        return new Completeness.Unknown();
    }

    @Nullable MimeBundle inspect(String code, int cursor) {
        int at = Math.clamp(cursor, 0, code.length());
        return isMagicLine(code, at) ? inspectMagic(code, at) : null;
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
}
