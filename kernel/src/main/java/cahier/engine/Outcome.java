package cahier.engine;

import java.util.List;

/// Holds what became of a cell, and what the user should know beside it.
///
/// @param result how the cell ended
/// @param notices sentences for the user: variables that were reset and why, declarations that wait
///   for a name, what took effect before a failure
public record Outcome(Result result, List<String> notices) {

    public Outcome {
        notices = List.copyOf(notices);
    }
}
