package cahier.runner;

import cahier.display.MimeBundle;
import cahier.notebook.Json;
import cahier.session.ErrorReport;
import cahier.session.StreamName;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes and reads messages as JSON.
final class MessageCodec {

    private MessageCodec() {}

    static byte[] encode(Message message) {
        return Json.writeCompact(tree(message)).getBytes(StandardCharsets.UTF_8);
    }

    static Message decode(byte[] json) {
        return new Fields(Json.parse(json)).message();
    }

    private static Map<String, Object> tree(Message message) {
        return switch (message) {
            case Message.Open(var classPath, var preview) ->
                    map("open", "classPath", classPath, "preview", preview);
            case Message.Execute(var cell, var code) -> map("execute", "cell", cell, "code", code);
            case Message.Interrupt() -> map("interrupt");
            case Message.Close() -> map("close");
            case Message.Opened() -> map("opened");
            case Message.Printed(var cell, var name, var text) ->
                    map("printed", "cell", cell, "name", name.name(), "text", text);
            case Message.Shown(var cell, var bundle, var id) ->
                    bundle(map("shown", "cell", cell, "id", id), bundle);
            case Message.Updated(var cell, var bundle, var id) ->
                    bundle(map("updated", "cell", cell, "id", id), bundle);
            case Message.Cleared(var cell, var wait) -> map("cleared", "cell", cell, "wait", wait);
            case Message.Progressed(var cell, var line) ->
                    map("progressed", "cell", cell, "line", line);
            case Message.Returned(var cell, var bundle, var count) ->
                    bundle(map("returned", "cell", cell, "count", count), bundle);
            case Message.Erred(var cell, var error) -> error("erred", cell, error);
            case Message.Stuck(var cell, var error) -> error("stuck", cell, error);
            case Message.Noted(var text) -> map("noted", "text", text);
            case Message.Finished(var cell, var ending, var count) ->
                    map("finished", "cell", cell, "ending", ending.name(), "count", count);
            case Message.Broken(var cell, var trace) -> map("broken", "cell", cell, "trace", trace);
            case Message.Gone(var status, var words) ->
                    map("gone", "status", status, "words", words);
        };
    }

    private static Map<String, Object> error(String kind, int cell, ErrorReport error) {
        return map(
                kind,
                "cell",
                cell,
                "name",
                error.name(),
                "value",
                error.value(),
                "trace",
                error.traceback(),
                "line",
                error.line());
    }

    private static Map<String, Object> map(String kind, @Nullable Object... fields) {
        var map = new LinkedHashMap<String, Object>();
        map.put("kind", kind);
        for (int i = 0; i < fields.length; i += 2) map.put((String) fields[i], fields[i + 1]);
        return map;
    }

    private static Map<String, Object> bundle(Map<String, Object> map, MimeBundle bundle) {
        map.put("data", bundle.data());
        map.put("metadata", bundle.metadata());
        return map;
    }

    /// Reads the fields of one message.
    private record Fields(Map<?, ?> map) {

        Fields(@Nullable Object tree) {
            this((Map<?, ?>) tree);
        }

        Message message() {
            return switch (text("kind")) {
                case "open" -> new Message.Open(texts("classPath"), flag("preview"));
                case "execute" -> new Message.Execute(cell(), text("code"));
                case "interrupt" -> new Message.Interrupt();
                case "close" -> new Message.Close();
                case "opened" -> new Message.Opened();
                case "printed" ->
                        new Message.Printed(cell(), StreamName.valueOf(text("name")), text("text"));
                case "shown" -> new Message.Shown(cell(), bundle(), (String) map.get("id"));
                case "updated" -> new Message.Updated(cell(), bundle(), text("id"));
                case "cleared" -> new Message.Cleared(cell(), flag("wait"));
                case "progressed" -> new Message.Progressed(cell(), text("line"));
                case "returned" -> new Message.Returned(cell(), bundle(), (int) number("count"));
                case "erred" -> new Message.Erred(cell(), error());
                case "stuck" -> new Message.Stuck(cell(), error());
                case "noted" -> new Message.Noted(text("text"));
                case "finished" ->
                        new Message.Finished(
                                cell(),
                                Message.Ending.valueOf(text("ending")),
                                (int) number("count"));
                case "broken" -> new Message.Broken(cell(), text("trace"));
                case "gone" -> new Message.Gone((int) number("status"), text("words"));
                default -> throw new IllegalArgumentException("unknown message " + text("kind"));
            };
        }

        private ErrorReport error() {
            return new ErrorReport(
                    text("name"), text("value"), texts("trace"), (int) number("line"));
        }

        @SuppressWarnings("unchecked")
        private MimeBundle bundle() {
            return new MimeBundle(
                    (Map<String, Object>) map.get("data"),
                    (Map<String, Object>) map.get("metadata"));
        }

        private int cell() {
            return (int) number("cell");
        }

        private long number(String field) {
            return ((Number) map.get(field)).longValue();
        }

        private boolean flag(String field) {
            return (Boolean) map.get(field);
        }

        private String text(String field) {
            return (String) map.get(field);
        }

        private List<String> texts(String field) {
            var texts = new ArrayList<String>();
            for (var element : (List<?>) map.get(field)) texts.add((String) element);
            return texts;
        }
    }
}
