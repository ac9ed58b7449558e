/// Training in one line: epochs, progress, history, checkpoints, early stopping.
@NullMarked
package cahier.train;

import org.jspecify.annotations.NullMarked;
