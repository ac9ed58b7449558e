package cahier.show;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.display.Display;
import cahier.display.MimeBundle;
import cahier.display.Outlet;
import cahier.output.Bundle;
import cahier.output.Output;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class KernelChannelTest {

    @Test
    void theLibraryShowsInTheKernelsCell() {
        var before = Display.outlet();
        var cell = new Cell();
        Display.bind(cell);
        try {
            var shown = Output.show("one");
            shown.update(Bundle.text("two"));
            Output.atEnd(() -> Output.show("three"));
            assertThat(Output.watched()).isTrue();
            cell.last.forEach(Runnable::run);
        } finally {
            Display.bind(before);
        }
        var id = cell.log.getFirst().split(" ")[1];
        assertThat(cell.log.subList(0, 2))
                .containsExactly("show " + id + " one", "update " + id + " two");
        assertThat(cell.log.get(2)).startsWith("show ").endsWith(" three");
    }

    private static final class Cell implements Outlet {

        final List<String> log = new ArrayList<>();
        final List<Runnable> last = new ArrayList<>();

        @Override
        public void display(MimeBundle bundle, @Nullable String displayId) {
            log.add("show " + displayId + " " + bundle.data().get(MimeBundle.TEXT));
        }

        @Override
        public void update(MimeBundle bundle, String displayId) {
            log.add("update " + displayId + " " + bundle.data().get(MimeBundle.TEXT));
        }

        @Override
        public void clear(boolean wait) {}

        @Override
        public void atEnd(Runnable action) {
            last.add(action);
        }

        @Override
        public boolean isWatched() {
            return true;
        }
    }
}
