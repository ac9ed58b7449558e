/// Charts, picture grids, heat maps, live curves.
@NullMarked
package cahier.plot;

import org.jspecify.annotations.NullMarked;
