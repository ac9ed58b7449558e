/// IJava's names of the kernel for Java.
@NullMarked
package io.github.spencerpark.ijava;

import org.jspecify.annotations.NullMarked;
