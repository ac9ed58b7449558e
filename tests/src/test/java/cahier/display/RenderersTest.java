package cahier.display;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

/// What a value looks like in a notebook.
class RenderersTest {

    record City(String name, int people) {}

    interface Shape {}

    static class Round implements Shape {}

    static final class Circle extends Round {}

    @Test
    void showsAnArrayWithItsElements() {
        assertThat(text(new int[] {1, 2, 3})).isEqualTo("[1, 2, 3]");
        assertThat(text(new double[][] {{1, .5}, {-2, 0}})).isEqualTo("[[1.0, 0.5], [-2.0, 0.0]]");
        assertThat(text(new String[] {"a", null})).isEqualTo("[a, null]");
        assertThat(text(Map.of("k", new char[] {'x'}))).isEqualTo("{k=[x]}");
    }

    @Test
    void showsRowsOfNumbersAsATable() {
        assertThat(html(new int[][] {{1, 2}, {3}}))
                .isEqualTo(
                        """
                        <table>
                        <tr><td>1</td><td>2</td></tr>
                        <tr><td>3</td></tr>
                        </table>\
                        """);
    }

    @Test
    void showsRecordsAsATable() {
        assertThat(html(List.of(new City("Köln", 1_087_353), new City("<Ulm>", 129_942))))
                .isEqualTo(
                        """
                        <table>
                        <thead><tr><th style="text-align: left">name</th><th>people</th></tr></thead>
                        <tbody>
                        <tr><td style="text-align: left">Köln</td><td>1087353</td></tr>
                        <tr><td style="text-align: left">&lt;Ulm&gt;</td><td>129942</td></tr>
                        </tbody>
                        </table>\
                        """);
    }

    @Test
    void showsAListOfMapsWithOneColumnAKey() {
        var html = html(List.of(Map.of("a", 1), Map.of("b", 2)));
        assertThat(html)
                .contains("<th>a</th><th style=\"text-align: left\">b</th>")
                .contains("<td>2</td>");
    }

    @Test
    void leavesAListOfNumbersToText() {
        var bundle = Renderers.render(List.of(1, 2));
        assertThat(bundle.data()).isEqualTo(Map.of("text/plain", "[1, 2]"));
    }

    @Test
    void sortsWhatHasNoOrder() {
        assertThat(text(new HashSet<>(List.of("pear", "fig", "apple"))))
                .isEqualTo("[apple, fig, pear]");
        assertThat(text(Map.of(10, "x", 9, "y", 100, "z"))).isEqualTo("{9=y, 10=x, 100=z}");
        var mixed = new HashSet<Object>(List.of("b", 1, 'a'));
        assertThat(text(mixed)).isEqualTo("[1, a, b]");
    }

    @Test
    void keepsTheOrderOfWhatHasOne() {
        var map = new LinkedHashMap<String, Integer>();
        map.put("z", 1);
        map.put("a", 2);
        assertThat(text(map)).isEqualTo("{z=1, a=2}");
    }

    @Test
    void survivesAHashedMapWithANullKey() {
        var map = new HashMap<String, Integer>();
        map.put(null, 1);
        map.put("a", 2);
        assertThat(text(map)).isEqualTo("{a=2, null=1}");
    }

    @Test
    void cutsALongListAndTellsItsSize() {
        var list = Collections.nCopies(10_000_000, 7);
        var text = text(list);
        assertThat(text).endsWith("7, … (10,000,000 elements)]").hasSizeLessThan(4_000);
        var rows = IntStream.range(0, 200).mapToObj(i -> new City("c", i)).toList();
        assertThat(html(rows)).endsWith("<p>200 rows, the first 60 shown</p>");
    }

    @Test
    void cutsAHugeTextAndTellsItsSize() {
        assertThat(text("x".repeat(5_000_000)))
                .hasSizeLessThan(100_100)
                .endsWith("x… (5,000,000 characters)");
    }

    @Test
    void survivesAToStringThatThrows() {
        Object broken =
                new Object() {
                    @Override
                    public String toString() {
                        throw new IllegalStateException("not today");
                    }
                };
        assertThat(text(broken))
                .isEqualTo(
                        "anonymous Object (toString threw java.lang.IllegalStateException: not"
                                + " today)");
    }

    @Test
    void survivesAToStringWithoutEnd() {
        Object endless =
                new Object() {
                    @Override
                    public String toString() {
                        return "x" + this;
                    }
                };
        assertThat(text(endless)).contains("toString threw java.lang.StackOverflowError");
    }

    @Test
    void survivesACollectionThatHoldsItself() {
        var list = new ArrayList<Object>(List.of(1));
        list.add(list);
        assertThat(text(list)).isEqualTo("[1, …]");
        var array = new Object[1];
        array[0] = array;
        assertThat(text(array)).isEqualTo("[…]");
    }

    @Test
    void showsTheSameObjectTwiceWhereItStandsTwice() {
        var inner = List.of(1);
        assertThat(text(Arrays.asList(inner, inner))).isEqualTo("[[1], [1]]");
    }

    @Test
    void showsNull() {
        assertThat(text(null)).isEqualTo("null");
    }

    @Test
    void showsAPictureAsPng() throws Exception {
        var image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 1, 0xff8800);
        var bundle = Renderers.render(image);
        assertThat(bundle.data()).containsEntry("text/plain", "Picture, 3 × 2");
        assertThat(bundle.metadata())
                .containsEntry(
                        "image/png",
                        java.util.Map.of("alt", "Picture, 3 × 2", "height", 2, "width", 3));
        var png = Base64.getDecoder().decode((String) bundle.data().get("image/png"));
        var read = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(read.getRGB(1, 1)).isEqualTo(0xffff8800);
    }

    @Test
    void takesTheRendererOfTheNearestSupertype() {
        Renderers.register(Shape.class, shape -> MimeBundle.text("a shape"));
        assertThat(text(new Circle())).isEqualTo("a shape");
        Renderers.register(Round.class, round -> MimeBundle.text("round"));
        assertThat(text(new Circle())).isEqualTo("round");
        Renderers.register(
                Circle.class,
                circle -> {
                    throw new IllegalStateException("broken renderer");
                });
        assertThat(text(new Circle())).startsWith("cahier.display.RenderersTest$Circle@");
    }

    @Test
    void showsATextAsTheTypeAskedFor() {
        var bundle = Renderers.render("<b>hi</b>", "text/html");
        assertThat(bundle.data())
                .isEqualTo(Map.of("text/html", "<b>hi</b>", "text/plain", "<b>hi</b>"));
    }

    @Test
    void keepsOnlyTheTypesAskedFor() {
        var both = MimeBundle.text("t").with("text/html", "h").with("image/png", "p");
        assertThat(Renderers.render(both, "image/*").data())
                .isEqualTo(Map.of("text/plain", "t", "image/png", "p"));
    }

    @Test
    void namesAnObjectOfANamelessClassByWhatItIs() {
        Runnable plain = () -> {};
        assertThat(text(new Object() {})).isEqualTo("anonymous Object");
        assertThat(
                        text(
                                new Iterable<Integer>() {
                                    @Override
                                    public java.util.Iterator<Integer> iterator() {
                                        return java.util.Collections.emptyIterator();
                                    }
                                }))
                .isEqualTo("anonymous Iterable");
        assertThat(
                        text(
                                new Object() {
                                    @Override
                                    public String toString() {
                                        return "mine";
                                    }
                                }))
                .isEqualTo("mine");
        assertThat(text(plain)).isEqualTo("lambda of Runnable");
        assertThat(text(List.of(plain))).isEqualTo("[lambda of Runnable]");
    }

    private static String text(Object value) {
        return (String) Renderers.render(value).data().get("text/plain");
    }

    private static String html(Object value) {
        return (String) Renderers.render(value).data().get("text/html");
    }
}
