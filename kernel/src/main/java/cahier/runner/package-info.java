/// Headless runs: workers, progress, comparison, reports.
@NullMarked
package cahier.runner;

import org.jspecify.annotations.NullMarked;
