package cahier.session;

import java.util.List;

/// Gives magics to every session; found by `ServiceLoader` under this interface's name.
public interface MagicSource {

    /// Returns new magics for one session.
    List<Magic> magics();
}
