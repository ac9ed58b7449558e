package org.dflib.jjava.jupyter.kernel.display;

import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.jspecify.annotations.Nullable;

/// Knows for which media type a suffix such as `+xml` stands.
@FunctionalInterface
public interface MIMESuffixAssociation {

    /// Returns the media type of a suffix; `null` for one that is not known.
    @Nullable MIMEType resolveSuffix(String suffix);
}
