/// Notebook files: nbformat records, reading, writing, validating, comparing.
@NullMarked
package cahier.notebook;

import org.jspecify.annotations.NullMarked;
