package cahier.display;

import java.util.List;

/// Turns a value of one type into the media types in which a notebook shows it.
///
/// Implementations are found by `ServiceLoader` under this interface's name, or registered with
/// [Renderers#register]. The renderer of the nearest supertype of a value's class wins.
///
/// @param <T> the type that is rendered, with its subtypes
public interface Renderer<T> {

    /// Returns the class whose values, subclasses included, this renderer takes.
    Class<T> type();

    /// Renders a value; the bundle should hold `text/plain` beside anything richer.
    MimeBundle render(T value);

    /// Renders a value for who asks for certain media types; what is given beyond them is left out.
    ///
    /// @param as the media types asked for, such as `text/html` or `image/*`; never empty
    default MimeBundle render(T value, List<String> as) {
        return render(value);
    }
}
