package cahier.engine;

import cahier.engine.Symbols.VariableEntry;

import java.util.List;

/// What one compilation compiles.
///
/// @param main the new cell
/// @param others declarations of earlier cells that are compiled again
/// @param remade variables of earlier cells that hold a lambda which is made again
/// @param resets variables of earlier cells whose type is compiled again, and which lose their
///   value
record Plan(Part main, List<Part> others, List<VariableEntry> remade, List<VariableEntry> resets) {}
