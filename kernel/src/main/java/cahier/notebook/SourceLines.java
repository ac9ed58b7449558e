package cahier.notebook;

/// Finds where a line of a cell stands in its file, so that a tool can point at it.
public final class SourceLines {

    private static final String CELL = "  {";
    private static final String SOURCE = "   \"source\": [";

    private SourceLines() {}

    /// Returns the line of a file at which a cell's line stands, both counted from 1; 0 where the
    /// file is not laid out as Jupyter does.
    ///
    /// @param text the file's text
    /// @param cell the cell's position among all cells, from 1
    public static int inFile(String text, int cell, int line) {
        int number = 0, seen = 0;
        for (var written : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (written.equals(CELL)) seen++;
            if (seen == cell && written.equals(SOURCE)) return number + Math.max(1, line);
            if (seen > cell) return 0;
        }
        return 0;
    }
}
