/// Jupyter's messages and sockets; the only user of ZeroMQ.
@NullMarked
package cahier.protocol;

import org.jspecify.annotations.NullMarked;
