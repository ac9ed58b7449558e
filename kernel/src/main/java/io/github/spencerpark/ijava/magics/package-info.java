/// IJava's names of what resolves artifacts of Maven.
@NullMarked
package io.github.spencerpark.ijava.magics;

import org.jspecify.annotations.NullMarked;
