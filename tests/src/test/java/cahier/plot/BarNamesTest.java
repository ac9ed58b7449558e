package cahier.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

class BarNamesTest {

    @Test
    void shortNamesStandOnOneLine() {
        assertThat(new BarNames(List.of("σ", "ReLU"), 60, 100).isPlain()).isTrue();
        assertThat(new BarNames(List.of("σ", "a longer name"), 60, 100).isPlain()).isFalse();
    }

    @Test
    void namesThatFitInAFewLinesAreBroken() {
        var two = new BarNames(List.of("max pooling", "fully connected layer 全连接层"), 110, 100);
        assertThat(two.isPlain()).isFalse();
        assertThat(two.height()).isEqualTo(30);
    }

    @Test
    void slantedNamesThatWouldTouchAreWrittenEverySoMany() {
        var names = IntStream.range(0, 40).mapToObj(i -> "class number " + i).toList();
        // 550 pixels for 40 names, of which each takes 24
        var crowded = new BarNames(names, 550 / 40., 200);
        for (var i = 0; i < 40; i++) {
            assertThat(crowded.slanted(i, 500)).isEqualTo(i % 2 == 0 ? names.get(i) : "");
        }
        var few = new BarNames(names.subList(0, 12), 550 / 12., 200);
        for (var i = 0; i < 12; i++) assertThat(few.slanted(i, 500)).isEqualTo(names.get(i));
    }

    @Test
    void whatHasNoRoomLosesItsMiddle() {
        var name = "supercalifragilisticexpialidocious, or so it is said";
        var narrow = new BarNames(Collections.nCopies(20, name), 30, 80);
        assertThat(narrow.slanted(3, 500)).isEqualTo("supercalifra…o it is said");
        assertThat(narrow.slanted(3, 60)).isEqualTo("superc…said");
        assertThat(narrow.height()).isLessThan(80 + 20);
    }

    @Test
    void nothingOfAChartWithLongNamesIsCut() {
        var names = IntStream.range(0, 12).mapToObj(i -> "a long name of class " + i).toList();
        for (var bars :
                List.of(
                        Plot.bars("Slanted", names, new double[12]).labels("class", "count"),
                        Plot.bars("Broken", names.subList(0, 5), 1, 2, 3, 4, 5),
                        Plot.bars("Small", List.of("a".repeat(120), "b"), 1, 2).size(300, 200))) {
            assertThat(inkAtTheBorder(bars.image())).isEmpty();
        }
    }

    private static List<String> inkAtTheBorder(BufferedImage image) {
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .filter(
                        i -> {
                            int x = i % image.getWidth();
                            int y = i / image.getWidth();
                            return x < 2
                                    || y < 2
                                    || x >= image.getWidth() - 2
                                    || y >= image.getHeight() - 2;
                        })
                .filter(
                        i ->
                                image.getRGB(i % image.getWidth(), i / image.getWidth())
                                        != Color.WHITE.getRGB())
                .mapToObj(i -> i % image.getWidth() + ", " + i / image.getWidth())
                .toList();
    }
}
