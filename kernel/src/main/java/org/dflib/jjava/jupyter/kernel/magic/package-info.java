/// JJava's names of magics.
@NullMarked
package org.dflib.jjava.jupyter.kernel.magic;

import org.jspecify.annotations.NullMarked;
