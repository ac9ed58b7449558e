/// IJava's names of the methods that cells call by their bare names.
@NullMarked
package io.github.spencerpark.ijava.runtime;

import org.jspecify.annotations.NullMarked;
