package cahier.runner;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// Tells how one code cell went.
///
/// @param number the cell's position among all cells, from 1
/// @param failure what went wrong; `null` where nothing did
public record CellResult(
        int number, @Nullable String id, Duration duration, @Nullable Failure failure) {}
