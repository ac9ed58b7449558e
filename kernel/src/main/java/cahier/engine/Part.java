package cahier.engine;

import java.util.Set;
import java.util.function.IntPredicate;

/// What a compilation takes of one cell.
///
/// @param wrapper the class that holds its variables, methods and statements
/// @param selected the fragments taken, by their index; imports are always taken
/// @param waiting declarations whose bodies do not compile yet, and throw instead
record Part(CellText text, String wrapper, IntPredicate selected, Set<Integer> waiting) {

    static Part whole(CellText text, String wrapper) {
        return new Part(text, wrapper, index -> true, Set.of());
    }
}
