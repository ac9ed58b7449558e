/// JJava's name of what a library does when a session finds it.
@NullMarked
package org.dflib.jjava.jupyter;

import org.jspecify.annotations.NullMarked;
