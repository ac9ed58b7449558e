package cahier.engine;

import java.util.Map;
import java.util.function.IntPredicate;

/// What a compilation takes of one cell.
///
/// @param wrapper the class that holds its variables, methods and statements
/// @param selected the fragments taken, by their index; imports are always taken
/// @param waiting declarations whose bodies cannot be compiled yet and throw instead, with what
///   they say then
/// @param isMain whether it is the new cell; of earlier cells' variables only the lambdas are made
///   again
/// @param switchAsStatement whether a last `switch` that could be either is a statement
record Part(
        CellText text,
        String wrapper,
        IntPredicate selected,
        Map<Integer, String> waiting,
        boolean isMain,
        boolean switchAsStatement) {}
