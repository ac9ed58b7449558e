package cahier.session;

import org.jspecify.annotations.Nullable;

/// Holds one variable of a session, with what it holds now.
///
/// @param type its declared or inferred type, in simple names
public record Variable(String name, String type, @Nullable Object value) {}
