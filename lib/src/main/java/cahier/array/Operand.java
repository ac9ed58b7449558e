package cahier.array;

/// One factor of a product, seen as rows of terms: the left one's rows are those of the result, the
/// right one's are its columns.
///
/// @param values where it lies
/// @param offset of the first row's first term
/// @param row elements from one row to the next
/// @param step elements from one term to the next
record Operand(float[] values, int offset, int row, int step) {

    /// Returns where a term of a row lies.
    int at(int row, int term) {
        return offset + row * this.row + term * step;
    }

    /// Returns whether a row's terms are neighbours.
    boolean liesInRows() {
        return step == 1;
    }
}
