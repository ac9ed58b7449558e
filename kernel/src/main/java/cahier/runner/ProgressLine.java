package cahier.runner;

import cahier.display.MimeBundle;

import org.jspecify.annotations.Nullable;

/// Finds in what a cell emits the line that says how far it has come: one that it sends for that, a
/// display of one line that it replaces, a line on a stream that a carriage return overwrites.
final class ProgressLine {

    private static final int LONGEST = 500;

    private ProgressLine() {}

    /// Returns the line; `null` where the event says nothing of that kind.
    static @Nullable String of(Message.Event event) {
        return switch (event) {
            case Message.Progressed(_, var line) -> line;
            case Message.Updated(_, var bundle, _) -> ofDisplay(bundle);
            case Message.Printed(_, _, var text) -> ofStream(text);
            case Message.Opened _,
                    Message.Shown _,
                    Message.Cleared _,
                    Message.Returned _,
                    Message.Erred _,
                    Message.Finished _,
                    Message.Broken _,
                    Message.Stuck _,
                    Message.Noted _,
                    Message.Gone _ ->
                    null;
        };
    }

    private static @Nullable String ofDisplay(MimeBundle bundle) {
        return bundle.data().get(MimeBundle.TEXT) instanceof String text
                        && text.indexOf('\n') < 0
                        && !text.isBlank()
                ? shortened(text)
                : null;
    }

    /// A piece may begin and end anywhere in a line; the last state that is whole counts.
    private static @Nullable String ofStream(String text) {
        int end = text.lastIndexOf('\r');
        if (end < 0) return null;
        var after = text.substring(end + 1);
        if (after.startsWith("\n")) return null;
        if (!after.isBlank()) return shortened(after.lines().findFirst().orElse(""));
        int start = Math.max(text.lastIndexOf('\r', end - 1), text.lastIndexOf('\n', end - 1));
        var before = text.substring(start + 1, end);
        return before.isBlank() ? null : shortened(before);
    }

    private static String shortened(String line) {
        var stripped = line.strip();
        return stripped.length() <= LONGEST ? stripped : stripped.substring(0, LONGEST);
    }
}
