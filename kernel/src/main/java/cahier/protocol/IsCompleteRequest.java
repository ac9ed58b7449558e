package cahier.protocol;

import cahier.session.Completeness;

import java.util.Map;

/// Asks whether code is whole, so that a console knows whether Enter runs it.
record IsCompleteRequest(String code) implements Incoming {

    static final String TYPE = "is_complete_request";

    static IsCompleteRequest of(Content content) throws BadMessage {
        return new IsCompleteRequest(content.string("code"));
    }

    static Map<String, Object> reply(Completeness completeness) {
        return switch (completeness) {
            case Completeness.Complete() -> Map.of("status", "complete");
            case Completeness.Incomplete(var indent) ->
                    Map.of("status", "incomplete", "indent", indent);
            case Completeness.Invalid() -> Map.of("status", "invalid");
            case Completeness.Unknown() -> Map.of("status", "unknown");
        };
    }
}
