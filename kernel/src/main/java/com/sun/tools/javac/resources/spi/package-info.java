/// Ends the JDK's searches for services that no jar holds.
@NullMarked
package com.sun.tools.javac.resources.spi;

import org.jspecify.annotations.NullMarked;
