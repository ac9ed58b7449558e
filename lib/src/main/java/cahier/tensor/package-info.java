/// The differentiable tensor, its sealed operations and reverse-mode differentiation.
@NullMarked
package cahier.tensor;

import org.jspecify.annotations.NullMarked;
