/// Datasets, loaders, pictures and their transforms, metrics, the Tablesaw bridge.
@NullMarked
package cahier.data;

import org.jspecify.annotations.NullMarked;
