package cahier.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class ColumnNamesTest {

    @Test
    void shortNamesStandInOneLine() {
        assertThat(new ColumnNames(List.of(), 30).height()).isZero();
        assertThat(new ColumnNames(List.of("0", "1", "2"), 30).height()).isEqualTo(18);
        assertThat(new ColumnNames(List.of("a long name beside a short", "b"), 200).height())
                .isEqualTo(18);
    }

    @Test
    void namesThatWouldOverlapStandUprightAndAreNotEndless() {
        var upright = new ColumnNames(List.of("Ankle boot 短靴", "Sandal"), 48).height();
        assertThat(upright).isBetween(60., 120.);
        var endless = new ColumnNames(List.of("a", "name ".repeat(100)), 48).height();
        assertThat(endless).isBetween(120., 160.);
    }

    @Test
    void aMapGrowsByItsNames() {
        var values = new double[][] {{1, 2}};
        var plain = Plot.heatMap("t", values).columns("a", "b");
        var named = Plot.heatMap("t", values).columns("a very long name", "another long name");
        assertThat(named.height()).isGreaterThan(plain.height() + 60);
        assertThat(named.width()).isEqualTo(plain.width());
    }
}
