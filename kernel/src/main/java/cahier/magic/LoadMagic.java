package cahier.magic;

import cahier.notebook.CodeCell;
import cahier.notebook.NotebookFile;
import cahier.session.Magic;
import cahier.session.MagicCall;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `%load file` runs a file of Java, or the code cells of a notebook, as if it stood in the cell.
final class LoadMagic implements Magic {

    private static final List<String> EXTENSIONS =
            List.of("", ".jsh", ".jshell", ".java", ".ijava");

    @Override
    public String name() {
        return "load";
    }

    @Override
    public String summary() {
        return "run a file of Java or the code cells of a notebook";
    }

    @Override
    public boolean isLine() {
        return true;
    }

    @Override
    public @Nullable Object line(MagicCall call) throws Exception {
        if (call.arguments().size() != 1) {
            throw new IllegalArgumentException(
                    "%load: got " + call.arguments().size() + " arguments; expected one file");
        }
        var file = find(call, call.arguments().getFirst());
        if (!file.toString().endsWith(".ipynb")) {
            call.session().eval(file.getFileName().toString(), Files.readString(file));
            return null;
        }
        int number = 0;
        for (var cell : NotebookFile.read(file).cells()) {
            number++;
            if (cell instanceof CodeCell code && !code.source().isBlank()) {
                call.session().eval(file.getFileName() + " [" + number + "]", code.source());
            }
        }
        return null;
    }

    private static Path find(MagicCall call, String name) {
        for (var extension : EXTENSIONS) {
            var file = call.session().surroundings().resolve(name + extension);
            if (Files.isRegularFile(file)) return file;
        }
        throw new IllegalArgumentException(
                "%load: no such file: "
                        + call.session().surroundings().resolve(name)
                        + ", nor with .jsh, .jshell, .java or .ijava behind it");
    }
}
