package cahier.engine;

import java.util.List;

/// A cell that was typed, as kept for compiling its declarations again.
///
/// @param imports the session's imports when it was typed
record CellText(Cell cell, CellFile file, List<String> imports) {

    static CellText of(Cell cell, List<String> imports) {
        return new CellText(cell, new CellFile(cell.label(), cell.source()), List.copyOf(imports));
    }
}
