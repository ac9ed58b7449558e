/// Checks that fail a cell when a stated number is wrong.
@NullMarked
package cahier.check;

import org.jspecify.annotations.NullMarked;
