package cahier.session;

import org.jspecify.annotations.Nullable;

/// A magic that a cell registers, one form after the other.
///
/// @param line the form for a line, if any
/// @param cell the form for a whole cell, if any
public record FormMagic(String name, @Nullable Form line, @Nullable Form cell) implements Magic {

    /// Is one form of a magic.
    @FunctionalInterface
    public interface Form {

        /// Runs it.
        ///
        /// @return its value
        @Nullable Object run(MagicCall call) throws Exception;
    }

    static FormMagic line(String name, Form form, @Nullable Magic before) {
        return new FormMagic(name, form, cellOf(before));
    }

    static FormMagic cell(String name, Form form, @Nullable Magic before) {
        return new FormMagic(name, lineOf(before), form);
    }

    private static @Nullable Form lineOf(@Nullable Magic magic) {
        if (magic instanceof FormMagic forms) return forms.line;
        return magic != null && magic.isLine() ? magic::line : null;
    }

    private static @Nullable Form cellOf(@Nullable Magic magic) {
        if (magic instanceof FormMagic forms) return forms.cell;
        return magic != null && magic.isCell() ? magic::cell : null;
    }

    @Override
    public String summary() {
        return "registered by a cell";
    }

    @Override
    public boolean isLine() {
        return line != null;
    }

    @Override
    public boolean isCell() {
        return cell != null;
    }

    @Override
    public @Nullable Object line(MagicCall call) throws Exception {
        return line == null ? Magic.super.line(call) : line.run(call);
    }

    @Override
    public @Nullable Object cell(MagicCall call) throws Exception {
        return cell == null ? Magic.super.cell(call) : cell.run(call);
    }
}
