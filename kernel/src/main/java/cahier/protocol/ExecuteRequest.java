package cahier.protocol;

import cahier.session.ErrorReport;
import cahier.session.Request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Asks to run a cell.
///
/// @param run the code and how to treat it
/// @param userExpressions name → expression, evaluated after the cell
/// @param stopOnError whether the cells that wait are aborted where this one fails
record ExecuteRequest(Request run, Map<String, String> userExpressions, boolean stopOnError)
        implements Incoming {

    static final String TYPE = "execute_request";

    static ExecuteRequest of(Content content) throws BadMessage {
        boolean silent = content.flag("silent", false);
        var run =
                new Request(
                        content.string("code"),
                        silent,
                        !silent && content.flag("store_history", true),
                        content.flag("allow_stdin", false));
        var expressions = new LinkedHashMap<String, String>();
        var given = content.object("user_expressions");
        for (var name : given.entries().keySet()) expressions.put(name, given.string(name));
        return new ExecuteRequest(run, expressions, content.flag("stop_on_error", true));
    }

    static Map<String, Object> ok(
            int count, Map<String, Object> values, List<Map<String, Object>> payload) {
        return Map.of(
                "status",
                "ok",
                "execution_count",
                count,
                "user_expressions",
                values,
                "payload",
                payload);
    }

    static Map<String, Object> failed(int count, ErrorReport error) {
        return Map.of(
                "status", "error",
                "execution_count", count,
                "ename", error.name(),
                "evalue", error.value(),
                "traceback", error.traceback(),
                "user_expressions", Map.of(),
                "payload", List.of());
    }

    static Map<String, Object> aborted(int count) {
        return Map.of(
                "status",
                "aborted",
                "execution_count",
                count,
                "user_expressions",
                Map.of(),
                "payload",
                List.of());
    }
}
