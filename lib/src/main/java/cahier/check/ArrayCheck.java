package cahier.check;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Compares a vector or matrix element by element.
public final class ArrayCheck {

    /// More elements than this are counted instead of written out.
    private static final int SHOWN = 30;

    private final String name;
    private final Values got;

    private ArrayCheck(String name, Values got) {
        this.name = name;
        this.got = got;
    }

    static ArrayCheck of(String name, Object array) {
        return new ArrayCheck(name, Values.of(array));
    }

    /// Requires exactly these values in this shape.
    ///
    /// @param expected an array of numbers, or an array of such arrays
    public void is(Object expected) {
        var stated = stated(expected);
        compare(stated, new double[stated.elements().length], "", 6);
    }

    /// Requires values that round to the expected ones at so many significant digits. An expected 0
    /// is as exact as the last digit of the largest element.
    ///
    /// @param expected an array of numbers, or an array of such arrays
    /// @param digits 1 to 15; five or six are what a float holds safely
    public void isNear(Object expected, int digits) {
        Digits.checked(digits);
        var stated = stated(expected);
        var largest = Arrays.stream(stated.elements()).map(Math::abs).max().orElse(0);
        var tolerances =
                Arrays.stream(stated.elements())
                        .map(value -> Digits.tolerance(value == 0 ? largest : value, digits))
                        .toArray();
        compare(stated, tolerances, " to " + digits + " significant digits", digits);
    }

    /// Requires values at most so far from the expected ones.
    ///
    /// @param expected an array of numbers, or an array of such arrays
    public void isWithin(double tolerance, Object expected) {
        var stated = stated(expected);
        var tolerances = new double[stated.elements().length];
        Arrays.fill(tolerances, tolerance);
        compare(stated, tolerances, " ± " + tolerance, 6);
    }

    private Values stated(Object expected) {
        var stated = Values.of(expected);
        if (!Arrays.equals(stated.shape(), got.shape())) {
            throw new CheckFailed(
                    name,
                    "shape " + Arrays.toString(got.shape()),
                    "shape " + Arrays.toString(stated.shape()));
        }
        return stated;
    }

    private void compare(Values stated, double[] tolerances, String how, int digits) {
        var wrong = 0;
        var first = -1;
        for (var i = 0; i < tolerances.length; i++) {
            if (Digits.near(got.elements()[i], narrowed(stated.elements()[i]), tolerances[i])) {
                continue;
            }
            if (wrong++ == 0) first = i;
        }
        if (wrong > 0) {
            var where = " at " + got.place(first);
            var many = wrong == 1 ? "" : " (" + wrong + " of " + tolerances.length + " differ)";
            throw new CheckFailed(
                    name,
                    Digits.exact(got.elements()[first], got.isFloat()) + where + many,
                    Digits.exact(stated.elements()[first], false) + how);
        }
        Check.passed(name, shown(digits));
    }

    /// A float is compared with the float that is nearest to the stated number.
    private double narrowed(double stated) {
        return got.isFloat() ? (float) stated : stated;
    }

    private String shown(int digits) {
        if (got.elements().length <= SHOWN) return got.text(digits);
        var sides =
                Arrays.stream(got.shape()).mapToObj(String::valueOf).collect(Collectors.toList());
        return String.join("×", sides) + " values, all as stated";
    }

    /// The elements of an array of any rank, by rows.
    ///
    /// @param shape the length of each axis
    /// @param elements all values, the last axis fastest
    /// @param isFloat whether they are floats
    private record Values(int[] shape, double[] elements, boolean isFloat) {

        static Values of(Object array) {
            var rank = 0;
            var type = array.getClass();
            for (; type.isArray(); type = type.getComponentType()) rank++;
            if (rank == 0 || !type.isPrimitive() || type == boolean.class || type == char.class) {
                throw new IllegalArgumentException(
                        "Check: not an array of numbers: got " + array.getClass().getTypeName());
            }
            var shape = new int[rank];
            var part = array;
            for (var axis = 0; axis < rank; axis++) {
                shape[axis] = Array.getLength(part);
                if (shape[axis] == 0) break;
                if (axis + 1 < rank) part = Array.get(part, 0);
            }
            var elements = new double[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
            fill(array, shape, 0, elements, 0);
            return new Values(shape, elements, type == float.class);
        }

        private static int fill(Object part, int[] shape, int axis, double[] into, int at) {
            if (Array.getLength(part) != shape[axis]) {
                throw new IllegalArgumentException(
                        "Check: rows differ in length: got %d; expected %d"
                                .formatted(Array.getLength(part), shape[axis]));
            }
            for (var i = 0; i < shape[axis]; i++) {
                if (axis + 1 == shape.length) into[at++] = Array.getDouble(part, i);
                else at = fill(Array.get(part, i), shape, axis + 1, into, at);
            }
            return at;
        }

        String place(int index) {
            var place = new StringBuilder();
            for (var axis = shape.length - 1; axis >= 0; axis--) {
                place.insert(0, "[" + index % shape[axis] + "]");
                index /= shape[axis];
            }
            return place.toString();
        }

        String text(int digits) {
            return text(0, 0, digits);
        }

        private String text(int axis, int at, int digits) {
            if (axis == shape.length) return Digits.text(elements[at], digits);
            var step = 1;
            for (var inner = axis + 1; inner < shape.length; inner++) step *= shape[inner];
            var parts = new StringBuilder("[");
            for (var i = 0; i < shape[axis]; i++) {
                parts.append(i == 0 ? "" : ", ").append(text(axis + 1, at + i * step, digits));
            }
            return parts.append(']').toString();
        }
    }
}
