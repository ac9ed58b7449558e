/// JJava's names of media types.
@NullMarked
package org.dflib.jjava.jupyter.kernel.display.mime;

import org.jspecify.annotations.NullMarked;
