package cahier.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A notebook of nbformat 4.
///
/// Two notebooks are equal when their content is, however their files are laid out.
///
/// @param minor the format's minor version; it is kept, and new notebooks have [#CURRENT_MINOR]
/// @param extra top-level fields that nbformat does not know; they are kept
public record Notebook(
        List<Cell> cells, Map<String, Object> metadata, int minor, Map<String, Object> extra) {

    /// The minor version of new notebooks.
    public static final int CURRENT_MINOR = 5;

    /// The first minor version whose cells have ids.
    static final int FIRST_MINOR_WITH_IDS = 5;

    public Notebook {
        cells = List.copyOf(cells);
    }

    /// Makes a notebook of the current format.
    public Notebook(List<Cell> cells, Map<String, Object> metadata) {
        this(cells, metadata, CURRENT_MINOR, Map.of());
    }

    /// Parses a notebook.
    ///
    /// Fields that may be absent or are merely invalid are taken as they are (see [#problems]);
    /// what cannot be understood is refused with the cell and what was expected.
    ///
    /// @throws NotebookException where the text is no JSON, no notebook, or of another nbformat
    public static Notebook parse(String text) {
        return NotebookReader.read(Json.parse(text));
    }

    /// Parses a notebook in UTF-8, as [#parse(String)] does.
    public static Notebook parse(byte[] utf8) {
        return NotebookReader.read(Json.parse(utf8));
    }

    /// Lists everything by which a file departs from the schema of its nbformat 4 minor version.
    ///
    /// @throws NotebookException where the text is not JSON
    public static List<Problem> problems(byte[] utf8) {
        return Schema.check(Json.parse(utf8));
    }

    /// Writes the notebook as Jupyter does, byte for byte: one space of indent, keys sorted, text
    /// split into lines, one newline at the end.
    public String text() {
        return Json.write(NotebookWriter.tree(this)) + "\n";
    }

    /// Returns whether cells of this format version have ids.
    public boolean hasIds() {
        return minor >= FIRST_MINOR_WITH_IDS;
    }

    /// Returns a copy with other cells.
    public Notebook withCells(List<? extends Cell> newCells) {
        return new Notebook(List.copyOf(newCells), metadata, minor, extra);
    }

    /// Returns a copy with one cell replaced.
    ///
    /// @param index position among all cells, from 0
    public Notebook withCell(int index, Cell cell) {
        var more = new ArrayList<>(cells);
        more.set(index, cell);
        return withCells(more);
    }

    /// Returns a copy with other metadata.
    public Notebook withMetadata(Map<String, Object> newMetadata) {
        return new Notebook(cells, newMetadata, minor, extra);
    }

    /// Returns a copy in which every cell of a format with ids has one of its own. Ids that must be
    /// made up follow from position and content alone, so that two runs give the same.
    public Notebook withIds() {
        return Repair.ids(this);
    }

    /// Tells, a line for each, which ids [#withIds] replaces since they are not valid or stand
    /// twice.
    public List<String> replacedIds() {
        return Repair.replacedIds(this);
    }

    /// Returns a valid copy: ids as [#withIds], unknown fields dropped, metadata that the schema
    /// forbids dropped or completed.
    public Notebook repaired() {
        return Repair.all(this);
    }
}
