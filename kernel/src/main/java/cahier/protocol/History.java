package cahier.protocol;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Remembers the cells that ran, of its own session the newest: a session of a week must not grow
/// without end.
final class History {
    private static final int MOST_CELLS = 5_000;
    private static final long MOST_CHARS = 8_000_000;

    /// Holds one cell: session and line count from 1.
    record Entry(int session, int line, String input) {}

    private final HistoryFile file;
    private final ArrayDeque<Entry> own = new ArrayDeque<>();
    private long chars;

    /// @param file keeps the cells of all sessions
    History(HistoryFile file) {
        this.file = file;
    }

    synchronized void add(int line, String input) {
        // The number of this session is known once the file is read.
        own.add(new Entry(0, line, input));
        chars += input.length();
        while (own.size() > MOST_CELLS || chars > MOST_CHARS && own.size() > 1) {
            chars -= own.remove().input().length();
        }
        file.add(line, input);
    }

    synchronized List<Entry> find(HistoryRequest.Query query) {
        var earlier = file.earlier();
        var entries = new ArrayList<>(earlier.entries());
        for (var entry : own) {
            entries.add(new Entry(earlier.session(), entry.line(), entry.input()));
        }
        return switch (query) {
            case HistoryRequest.Query.Tail(int count) -> last(entries, count);
            case HistoryRequest.Query.Range(int session, int start, int stop) -> {
                int wanted = session <= 0 ? earlier.session() + session : session;
                yield entries.stream()
                        .filter(e -> e.session() == wanted)
                        .filter(e -> e.line() >= start && e.line() < stop)
                        .toList();
            }
            case HistoryRequest.Query.Search(var pattern, int count, boolean unique) ->
                    last(search(entries, glob(pattern), unique), count);
        };
    }

    private static List<Entry> search(
            List<Entry> entries, Predicate<String> matches, boolean unique) {
        var found = entries.stream().filter(entry -> matches.test(entry.input())).toList();
        if (!unique) return found;
        var latest = new LinkedHashMap<String, Entry>();
        for (var entry : found) {
            latest.remove(entry.input());
            latest.put(entry.input(), entry);
        }
        return List.copyOf(latest.values());
    }

    private static List<Entry> last(List<Entry> all, int count) {
        return List.copyOf(all.subList(Math.max(0, all.size() - Math.max(0, count)), all.size()));
    }

    /// `*` stands for any text, `?` for one character.
    private static Predicate<String> glob(String pattern) {
        var regex = new StringBuilder();
        pattern.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '*' -> regex.append(".*");
                                case '?' -> regex.append('.');
                                default -> regex.append(Pattern.quote(Character.toString(c)));
                            }
                        });
        return Pattern.compile(regex.toString(), Pattern.DOTALL).asMatchPredicate();
    }
}
