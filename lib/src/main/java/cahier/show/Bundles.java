package cahier.show;

import cahier.display.MimeBundle;
import cahier.output.Bundle;

/// Turns the library's bundles into the kernel's.
final class Bundles {

    private Bundles() {}

    static MimeBundle of(Bundle bundle) {
        return new MimeBundle(bundle.data(), bundle.metadata());
    }
}
