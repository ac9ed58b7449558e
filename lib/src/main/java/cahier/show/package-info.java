/// Renderers for the library's values and the kernel's display: the one bridge to `cahier.display`.
@NullMarked
package cahier.show;

import org.jspecify.annotations.NullMarked;
