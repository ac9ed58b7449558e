/// Layers, losses, initialisers and weight files.
@NullMarked
package cahier.nn;

import org.jspecify.annotations.NullMarked;
