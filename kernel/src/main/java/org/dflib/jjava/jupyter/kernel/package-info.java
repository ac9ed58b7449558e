/// JJava's names of a kernel and of what cells call.
@NullMarked
package org.dflib.jjava.jupyter.kernel;

import org.jspecify.annotations.NullMarked;
