package cahier.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Remembers the cells that ran.
final class History {

    private static final int CURRENT_SESSION = 1;

    /// Holds one cell: session and line count from 1.
    record Entry(int session, int line, String input) {}

    private final List<Entry> entries = new ArrayList<>();

    synchronized void add(int line, String input) {
        entries.add(new Entry(CURRENT_SESSION, line, input));
    }

    synchronized List<Entry> find(HistoryRequest.Query query) {
        return switch (query) {
            case HistoryRequest.Query.Tail(int count) -> last(entries, count);
            case HistoryRequest.Query.Range(int session, int start, int stop) ->
                    range(session, start, stop);
            case HistoryRequest.Query.Search(var pattern, int count, boolean unique) ->
                    last(search(glob(pattern), unique), count);
        };
    }

    private List<Entry> range(int session, int start, int stop) {
        int wanted = session <= 0 ? CURRENT_SESSION + session : session;
        return entries.stream()
                .filter(e -> e.session() == wanted && e.line() >= start && e.line() < stop)
                .toList();
    }

    private List<Entry> search(Predicate<String> matches, boolean unique) {
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
