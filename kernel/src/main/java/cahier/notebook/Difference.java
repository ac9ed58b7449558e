package cahier.notebook;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One place in which the outputs of a cell differ.
///
/// @param cell the cell's position among all cells, from 1
/// @param id the cell's id; `null` where it has none
/// @param place what differs: `stdout`, `output 2: image/png`
/// @param lines the difference for the reader: each line starts with `-` (stored), `+` (new) or a
///   blank (both)
/// @param picture where pictures differ, a picture in base64 that shows where; else `null`
public record Difference(
        int cell, @Nullable String id, String place, List<String> lines, @Nullable String picture) {

    public Difference {
        lines = List.copyOf(lines);
    }
}
