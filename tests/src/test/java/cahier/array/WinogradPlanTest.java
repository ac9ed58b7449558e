package cahier.array;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WinogradPlanTest {

    private static final int CHANNELS = 96;

    /// Three tiles in a row of eight elements: 64 lanes see 22 rows of tiles, which reach over 46
    /// rows.
    @Test
    void aBlockOfATallMapHoldsTheRowsThatItSees() {
        var shape = new Convolution(2, CHANNELS, 4000, 6, CHANNELS, Window.of(3, 1, 1), 1);
        var plan = new WinogradPlan(shape);
        assertThat(plan.lanes()).isEqualTo(12_000);
        assertThat(plan.roomSize(block(0))).isEqualTo(46 * 8);
        assertThat(plan.roomSize(block(640))).isEqualTo(46 * 8);
        // the last rows of a sample and the first of the next, two rows of zeros between them
        assertThat(plan.roomSize(block(5984))).isEqualTo(48 * 8);
    }

    /// Blocks within samples, over the end of one, and with lanes behind the last.
    @Test
    void blocksHoldWhatTheirTilesSee() {
        var shape = new Convolution(2, 2, 50, 6, 2, new Window(3, 3, 1, 1, 2, 0, 1, 2, 1, 1), 1);
        var plan = new WinogradPlan(shape);
        var x = Numbers.some(1, 2 * 2 * 50 * 6);
        var all = new WinogradPlan.Block(0, 160, 2, true);
        var whole = transformed(plan, all, x);
        for (var first = 0; first < 160; first += 32) {
            var block = new WinogradPlan.Block(first, 32, 2, true);
            var part = transformed(plan, block, x);
            for (var point = 0; point < 16; point++) {
                for (var channel = 0; channel < 2; channel++) {
                    for (var lane = 0; lane < 32; lane++) {
                        var got = part[point * block.step() + block.at(channel, lane)];
                        var at = point * all.step() + all.at(channel, first + lane);
                        assertThat(got).isEqualTo(whole[at]);
                    }
                }
            }
        }
    }

    private static WinogradPlan.Block block(int first) {
        return new WinogradPlan.Block(first, 64, CHANNELS, true);
    }

    private static float[] transformed(WinogradPlan plan, WinogradPlan.Block block, float[] x) {
        var v = new float[16 * block.step()];
        var room = plan.takeRoom(block);
        for (var channel = 0; channel < 2; channel++) plan.input(x, channel, block, room, v);
        Scratch.give(room);
        return v;
    }
}
