package cahier.nn.models;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cahier.tensor.Tensor;

import org.junit.jupiter.api.Test;

class UNetTest {

    @Test
    void sidesThatDoNotHalveAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UNet.mini(1, 4).forward(Tensor.zeros(2, 1, 8, 6)))
                .withMessage(
                        "UNet: sides do not halve: got [2, 1, 8, 6]; expected a height and a width"
                                + " that 4 divides");
    }
}
