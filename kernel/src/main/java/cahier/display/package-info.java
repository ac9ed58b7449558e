/// What a cell shows: MIME bundles, the display API, the renderer interface and built-in renderers.
@NullMarked
package cahier.display;

import org.jspecify.annotations.NullMarked;
