package cahier.engine;

import java.util.HashSet;
import java.util.Set;

/// What the classes of a compilation mention of the session's, by the names that run.
///
/// @param classes types, and the wrappers whose fields are used
/// @param calls the methods that are called through call sites; their wrappers are not held for
///   these
record Mentions(Set<String> classes, Set<Link.Key> calls) {

    /// Makes an empty collection of mentions.
    Mentions() {
        this(new HashSet<>(), new HashSet<>());
    }

    /// Counts what stands in a class file's texts: all types, but not the wrappers, which may stand
    /// there for calls alone.
    void text(String name) {
        if (!Mangling.isWrapper(name)) {
            classes.add(name);
        }
    }

    /// Counts a wrapper a member of which is used where it stands.
    void holder(String wrapper) {
        classes.add(wrapper);
    }

    /// Counts a call.
    void call(Link.Key key) {
        calls.add(key);
    }
}
