package cahier.magic;

import cahier.session.Magic;
import cahier.session.MagicCall;

import org.jspecify.annotations.Nullable;

/// `%cd folder` moves what magics and child processes take for the current folder.
final class CdMagic implements Magic {

    private boolean said;

    @Override
    public String name() {
        return "cd";
    }

    @Override
    public String summary() {
        return "change the folder of magics and child processes";
    }

    @Override
    public boolean isLine() {
        return true;
    }

    @Override
    public boolean leavesNames(String line) {
        return true;
    }

    @Override
    public @Nullable Object line(MagicCall call) {
        var surroundings = call.session().surroundings();
        var target = call.arguments().isEmpty() ? "~" : call.arguments().getFirst();
        surroundings.changeFolder(target);
        System.out.println(surroundings.folder());
        if (!said) {
            said = true;
            System.err.println(
                    "%cd moves magics and child processes; Java itself (File, Path) stays in the"
                            + " folder that it was started in.");
        }
        return null;
    }
}
