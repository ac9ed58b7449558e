package cahier.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Map;

class OutputTest {

    @Test
    void aHandleReplacesWhatWasShown() {
        try (var cell = new Captured()) {
            var first = Output.show("one");
            Output.show("two");
            first.update(Bundle.text("three"));
            assertThat(cell.texts()).containsExactly("three", "two");
        }
    }

    @Test
    void anActionAtTheEndRunsOnce() {
        try (var cell = new Captured()) {
            Output.atEnd(() -> Output.show("last"));
            assertThat(cell.texts()).isEmpty();
            cell.endCell();
            cell.endCell();
            assertThat(cell.texts()).containsExactly("last");
        }
    }

    @Test
    void aPictureCarriesItsSizeAndItsAltText() {
        var bundle = Bundle.picture("image/png", new byte[] {1, 2, 3}, 40, 30, "a cat");
        assertThat(bundle.data()).containsEntry("image/png", "AQID");
        assertThat(bundle.data()).containsEntry("text/plain", "a cat");
        assertThat(bundle.metadata())
                .containsEntry("image/png", Map.of("alt", "a cat", "height", 30, "width", 40));
    }

    @Test
    void refusesABundleWithoutPlainText() {
        assertThatThrownBy(() -> new Bundle(Map.of("text/html", "<b>1</b>"), Map.of()))
                .hasMessage("Bundle: no plain text: got [text/html]; expected text/plain too");
    }
}
