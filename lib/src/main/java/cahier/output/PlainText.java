package cahier.output;

import java.util.Map;

/// Prints plain text, for programs that run without a kernel. What changes in place is printed
/// once, when it is shown.
final class PlainText implements Channel {

    @Override
    public String show(Map<String, Object> bundle, Map<String, Object> metadata) {
        System.out.println(bundle.get("text/plain"));
        return "";
    }

    @Override
    public void update(String id, Map<String, Object> bundle, Map<String, Object> metadata) {
        // a terminal's line cannot be replaced once others stand below it
    }

    @Override
    public void atEnd(Runnable action) {
        action.run();
    }

    @Override
    public boolean isWatched() {
        return false;
    }
}
