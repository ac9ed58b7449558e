/// Optimizers and schedules.
@NullMarked
package cahier.optim;

import org.jspecify.annotations.NullMarked;
