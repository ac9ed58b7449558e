package cahier.session;

import org.jspecify.annotations.Nullable;

/// `%imports` prints what the session imports; `%imports java.awt.*` adds imports.
final class ImportsMagic implements Magic {

    @Override
    public String name() {
        return "imports";
    }

    @Override
    public String summary() {
        return "print the session's imports, or add those that are named";
    }

    @Override
    public boolean isLine() {
        return true;
    }

    @Override
    public @Nullable Object line(MagicCall call) {
        var line = call.line().strip();
        if (!line.isEmpty()) {
            call.session().addImports(java.util.List.of(line.replaceFirst(";$", "")));
            return null;
        }
        for (var name : call.session().imports()) System.out.println("import " + name + ";");
        return null;
    }
}
