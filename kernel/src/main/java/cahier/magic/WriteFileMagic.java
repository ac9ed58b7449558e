package cahier.magic;

import cahier.session.Magic;
import cahier.session.MagicCall;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// `%%writefile path` writes the cell into a file; `-a` appends.
final class WriteFileMagic implements Magic {

    @Override
    public String name() {
        return "writefile";
    }

    @Override
    public List<String> aliases() {
        return List.of("file", "writeFile");
    }

    @Override
    public String summary() {
        return "write the cell into a file; -a appends";
    }

    @Override
    public boolean isCell() {
        return true;
    }

    @Override
    public @Nullable Object cell(MagicCall call) throws Exception {
        var arguments = new ArrayList<>(call.arguments());
        boolean append = arguments.remove("-a") | arguments.remove("--append");
        if (arguments.size() != 1) {
            throw new IllegalArgumentException(
                    "%%writefile: got " + arguments.size() + " paths; expected one");
        }
        var file = call.session().surroundings().resolve(arguments.getFirst());
        boolean there = Files.exists(file);
        if (append) {
            Files.writeString(
                    file, call.body(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } else {
            Files.writeString(file, call.body());
        }
        var verb = append ? "Appended to " : there ? "Overwrote " : "Wrote ";
        System.out.println(verb + arguments.getFirst());
        return null;
    }
}
