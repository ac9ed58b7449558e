/// JJava's names of the kernel for Java.
@NullMarked
package org.dflib.jjava.kernel;

import org.jspecify.annotations.NullMarked;
