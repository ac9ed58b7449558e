package cahier.engine;

import java.util.List;

/// A cell that was typed, as kept for compiling its declarations again. Two cells are never the
/// same, even where their text is.
final class CellText {
    private final Cell cell;
    private final List<String> imports;

    /// @param imports the session's imports when it was typed
    CellText(Cell cell, List<String> imports) {
        this.cell = cell;
        this.imports = List.copyOf(imports);
    }

    Cell cell() {
        return cell;
    }

    /// Makes the source file of one attempt: of a file that it has seen, the compiler reports some
    /// errors once only.
    CellFile newFile() {
        return new CellFile(this);
    }

    List<String> imports() {
        return imports;
    }

    String source() {
        return cell.source();
    }
}
