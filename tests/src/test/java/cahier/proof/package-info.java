/// The whole program, proved from outside: by Jupyter's own clients and by its launcher.
@NullMarked
package cahier.proof;

import org.jspecify.annotations.NullMarked;
