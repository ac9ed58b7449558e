/// Plain numeric kernels on `float[]`: products, element-wise loops, reductions, threads, random
/// numbers.
@NullMarked
package cahier.array;

import org.jspecify.annotations.NullMarked;
