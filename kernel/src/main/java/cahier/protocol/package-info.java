/// Jupyter's messages and sockets.
@NullMarked
package cahier.protocol;

import org.jspecify.annotations.NullMarked;
