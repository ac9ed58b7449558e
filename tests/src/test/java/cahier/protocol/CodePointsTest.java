package cahier.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Positions in characters, as the protocol counts, and in UTF-16 units.
class CodePointsTest {

    private static final String TEXT = "a😀b";

    @Test
    void countsACharacterOutsideThePlaneAsOne() {
        assertThat(CodePoints.unit(TEXT, 2)).isEqualTo(3);
        assertThat(CodePoints.point(TEXT, 3)).isEqualTo(2);
    }

    @Test
    void movesAPositionOutsideToTheNearerEnd() {
        assertThat(CodePoints.unit(TEXT, -5)).isZero();
        assertThat(CodePoints.unit(TEXT, 3)).isEqualTo(4);
        assertThat(CodePoints.unit(TEXT, 99)).isEqualTo(4);
    }
}
