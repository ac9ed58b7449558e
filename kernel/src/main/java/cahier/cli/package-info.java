/// The command line and the wiring.
@NullMarked
package cahier.cli;

import org.jspecify.annotations.NullMarked;
