package cahier.transport;

import java.io.IOException;

/// Says that a peer does not speak ZMTP, or breaks its rules.
final class MalformedStream extends IOException {

    private static final long serialVersionUID = 1;

    MalformedStream(String what) {
        super(what);
    }
}
