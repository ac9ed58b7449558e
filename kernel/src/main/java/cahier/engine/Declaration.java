package cahier.engine;

/// A declaration by the place where it stands.
///
/// @param fragment its index in the cell
record Declaration(CellText text, int fragment) {}
