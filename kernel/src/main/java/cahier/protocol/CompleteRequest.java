package cahier.protocol;

import cahier.session.Completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Asks what could stand at the cursor. The protocol counts Unicode characters, Java counts UTF-16
/// units: positions are converted here. Visual Studio Code counts units too, and is recognized by a
/// cursor that lies beyond the last character: it is answered as it counts, from then on.
///
/// @param position the position as the client counts
/// @param unitsAreCounted whether it counts UTF-16 units, against the protocol
record CompleteRequest(String code, int position, boolean unitsAreCounted) implements Incoming {

    static final String TYPE = "complete_request";

    static CompleteRequest of(Content content) throws BadMessage {
        var code = content.string("code");
        int position = content.integer("cursor_pos");
        boolean isBeyond = position > CodePoints.point(code, code.length());
        return new CompleteRequest(code, position, isBeyond && position <= code.length());
    }

    /// Returns this request as one of a client that is known to count units.
    CompleteRequest countingUnits() {
        return new CompleteRequest(code, position, true);
    }

    /// Returns the position in UTF-16 units; one outside the text is moved to its nearer end.
    int cursor() {
        if (!unitsAreCounted) return CodePoints.unit(code, position);
        return Math.clamp(position, 0, code.length());
    }

    Map<String, Object> reply(List<Completion> completions) {
        int from = completions.stream().mapToInt(Completion::from).min().orElse(cursor());
        int to = completions.stream().mapToInt(Completion::to).max().orElse(cursor());
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
                            "start", told(from),
                            "end", told(to),
                            "text", text,
                            "type", completion.kind(),
                            "signature", completion.signature()));
        }
        return Map.of(
                "status", "ok",
                "matches", matches,
                "cursor_start", told(from),
                "cursor_end", told(to),
                "metadata", Map.of("_jupyter_types_experimental", types));
    }

    private int told(int unit) {
        return unitsAreCounted ? unit : CodePoints.point(code, unit);
    }
}
