package cahier.session;

import org.jspecify.annotations.Nullable;

/// `%lsmagic` prints all magics with their aliases and what they do.
final class LsMagic implements Magic {

    @Override
    public String name() {
        return "lsmagic";
    }

    @Override
    public String summary() {
        return "print this list";
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
        var magics = call.session().magics().all();
        int width = magics.stream().mapToInt(magic -> names(magic).length()).max().orElse(0);
        for (var magic : magics) {
            System.out.printf("%-" + width + "s  %s\n", names(magic), magic.summary());
        }
        return null;
    }

    private static String names(Magic magic) {
        var text = new StringBuilder();
        if (magic.isLine()) text.append('%').append(magic.name());
        if (magic.isCell()) text.append(magic.isLine() ? ", %%" : "%%").append(magic.name());
        for (var alias : magic.aliases()) {
            text.append(magic.isLine() ? ", %" : ", %%").append(alias);
        }
        return text.toString();
    }
}
