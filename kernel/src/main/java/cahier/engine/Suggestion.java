package cahier.engine;

/// Proposes what a text could go on with.
///
/// @param text what would stand from `from` to `to` (offsets in UTF-16 units)
/// @param kind `variable`, `method`, `field`, `class`, `package`, `module` or `keyword`
/// @param signature the type of a variable, the parameters and the type of a method; empty where
///   unknown
public record Suggestion(String text, int from, int to, String kind, String signature) {}
