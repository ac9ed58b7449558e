package cahier.engine;

/// Holds one cell of Java as it was typed.
///
/// @param label what frames and errors call the cell, such as `In [3]`; it becomes the source file
///   of the cell's classes, so that a frame reads `Point.norm(In [3]:5)`
/// @param source any sequence of imports, declarations, statements and expressions of Java
public record Cell(String label, String source) {}
