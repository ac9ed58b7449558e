/// HTML reports: a self-contained page for each notebook, and an index.
@NullMarked
package cahier.report;

import org.jspecify.annotations.NullMarked;
