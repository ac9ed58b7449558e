package cahier.engine;

import org.jspecify.annotations.Nullable;

/// Holds one variable of the session.
///
/// @param type its declared or inferred type, in simple names
/// @param value what it holds now
public record Variable(String name, String type, @Nullable Object value) {}
