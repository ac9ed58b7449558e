/// A cell of Java compiled, loaded, run and interrupted; its symbols; the shadow JShell.
@NullMarked
package cahier.engine;

import org.jspecify.annotations.NullMarked;
