package cahier.protocol;

import cahier.session.Completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Asks what could stand at the cursor. The protocol counts Unicode characters, Java counts UTF-16
/// units: positions are converted here. Visual Studio Code counts units too, and is recognized by a
/// cursor that lies beyond the last character: it is answered as it counts.
///
/// @param cursor the position in UTF-16 units
/// @param unitsAreCounted whether the client counts those, against the protocol
record CompleteRequest(String code, int cursor, boolean unitsAreCounted) implements Incoming {

    static final String TYPE = "complete_request";

    static CompleteRequest of(Content content) throws BadMessage {
        var code = content.string("code");
        int given = content.integer("cursor_pos");
        boolean unitsAreCounted =
                given > CodePoints.point(code, code.length()) && given <= code.length();
        return new CompleteRequest(code, CodePoints.unit(code, given), unitsAreCounted);
    }

    Map<String, Object> reply(List<Completion> completions) {
        int from = completions.stream().mapToInt(Completion::from).min().orElse(cursor);
        int to = completions.stream().mapToInt(Completion::to).max().orElse(cursor);
        var matches = new ArrayList<String>();
        var types = new ArrayList<Map<String, Object>>();
        for (var completion : completions) {
            // The protocol replaces one range for all: what a shorter one leaves is filled in.
            var text =
                    code.substring(from, completion.from())
                            + completion.text()
                            + code.substring(completion.to(), to);
            matches.add(text);
            types.add(
                    Map.of(
                            "start", position(from),
                            "end", position(to),
                            "text", text,
                            "type", completion.kind(),
                            "signature", completion.signature()));
        }
        return Map.of(
                "status", "ok",
                "matches", matches,
                "cursor_start", position(from),
                "cursor_end", position(to),
                "metadata", Map.of("_jupyter_types_experimental", types));
    }

    private int position(int unit) {
        return unitsAreCounted ? unit : CodePoints.point(code, unit);
    }
}
