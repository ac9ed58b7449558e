package cahier.protocol;

import java.util.List;
import java.util.Map;

/// Asks for cells that ran before.
///
/// @param output whether outputs are wanted beside inputs
/// @param query which cells
record HistoryRequest(boolean output, Query query) implements Incoming {

    static final String TYPE = "history_request";

    private static final int DEFAULT_COUNT = 1_000;

    /// Says which cells of the history are wanted.
    sealed interface Query {
        /// The last cells.
        record Tail(int count) implements Query {}

        /// Cells of one session, counted from 1; session 0 is the current one, -1 the one before.
        record Range(int session, int start, int stop) implements Query {}

        /// The last cells that match a pattern with `*` and `?`.
        record Search(String pattern, int count, boolean unique) implements Query {}
    }

    static HistoryRequest of(Content content) throws BadMessage {
        int count = content.integer("n", DEFAULT_COUNT);
        var access = content.string("hist_access_type", "tail");
        Query query =
                switch (access) {
                    case "tail" -> new Query.Tail(count);
                    case "range" ->
                            new Query.Range(
                                    content.integer("session", 0),
                                    content.integer("start", 1),
                                    content.integer("stop", Integer.MAX_VALUE));
                    case "search" ->
                            new Query.Search(
                                    content.string("pattern", "*"),
                                    count,
                                    content.flag("unique", false));
                    default ->
                            throw new BadMessage(
                                    "hist_access_type: got '"
                                            + access
                                            + "'; expected tail, range or search");
                };
        return new HistoryRequest(content.flag("output", false), query);
    }

    /// Writes the reply: `[session, line, input]`, with `[input, output]` in the last place where
    /// outputs are wanted.
    Map<String, Object> reply(List<History.Entry> entries) {
        var rows =
                entries.stream()
                        .map(
                                entry ->
                                        List.of(
                                                entry.session(),
                                                entry.line(),
                                                output
                                                        ? java.util.Arrays.asList(
                                                                entry.input(), null)
                                                        : entry.input()))
                        .toList();
        return Map.of("status", "ok", "history", rows);
    }
}
