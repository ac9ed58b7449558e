/// The built-in magics, and what they need: files, child processes, Maven resolution.
@NullMarked
package cahier.magic;

import org.jspecify.annotations.NullMarked;
