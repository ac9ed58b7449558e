package cahier.session;

/// Suggests a text for the place of the cursor.
///
/// @param text what would stand there
/// @param from the first UTF-16 unit that it replaces
/// @param to the first unit after those that it replaces
/// @param kind `class`, `method`, `field`, `keyword`, `magic`, … for the icon that a client shows
/// @param signature parameters and type, or empty
public record Completion(String text, int from, int to, String kind, String signature) {}
