/// JJava's names of what cells show.
@NullMarked
package org.dflib.jjava.jupyter.kernel.display;

import org.jspecify.annotations.NullMarked;
