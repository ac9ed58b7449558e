/// The library's way out: show a MIME bundle, update it, know whether anyone is watching.
@NullMarked
package cahier.output;

import org.jspecify.annotations.NullMarked;
