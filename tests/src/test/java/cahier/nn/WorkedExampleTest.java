package cahier.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cahier.optim.Adagrad;
import cahier.optim.Adam;
import cahier.optim.Optimizer;
import cahier.optim.RmsProp;
import cahier.optim.Sgd;
import cahier.tensor.Tensor;

import org.junit.jupiter.api.Test;

import java.util.List;

/// The net 2–3–2 of the curriculum's section 1.1.5, whose numbers were computed in float64 by an
/// independent framework.
class WorkedExampleTest {

    private final Tensor x = Tensor.of(new double[][] {{1, .5}});
    private final Tensor w1 = Tensor.of(new double[][] {{.1, -.2, .3}, {.4, .5, -.6}}).withGrad();
    private final Tensor b1 = Tensor.of(.1, .2, -.1).withGrad();
    private final Tensor w2 = Tensor.of(new double[][] {{.5, -.4}, {-.3, .2}, {.6, .1}}).withGrad();
    private final Tensor b2 = Tensor.of(.05, -.05).withGrad();
    private final List<Tensor> parameters = List.of(w1, b1, w2, b2);

    private Tensor a;
    private Tensor h;

    private Tensor logits() {
        a = x.matmul(w1).add(b1).withGrad();
        h = a.sigmoid().withGrad();
        return h.matmul(w2).add(b2).withGrad();
    }

    private Tensor loss() {
        return Loss.crossEntropy(logits(), new int[] {0});
    }

    @Test
    void signalGoesForward() {
        var y = logits();
        close(a, .4, .25, -.1);
        close(h, .598688, .562177, .475021);
        close(y, .465703, -.129538);
        close(y.softmax(), .644567, .355433);
        close(loss(), .439177);
        close(y.sigmoid(), .614366, .467661);
        close(Loss.binaryCrossEntropy(y, Tensor.of(new double[][] {{1, 0}})), .558819);
    }

    @Test
    void errorGoesBackward() {
        var y = logits();
        Loss.crossEntropy(y, new int[] {0}).backward();
        close(y.grad(), -.355433, .355433);
        close(h.grad(), -.319890, .177717, -.177717);
        close(a.grad(), -.076857, .043742, -.044318);
        close(b1.grad(), -.076857, .043742, -.044318);
        close(w1.grad(), -.076857, .043742, -.044318, -.038428, .021871, -.022159);
        close(w2.grad(), -.212793, .212793, -.199816, .199816, -.168838, .168838);
        close(b2.grad(), -.355433, .355433);
    }

    @Test
    void plainDescentTakesTwoSteps() {
        var optimizer = new Sgd(parameters, .5);
        step(optimizer);
        close(w1, .138428, -.221871, .322159, .419214, .489064, -.588920);
        close(b1, .138428, .178129, -.077841);
        close(w2, .606397, -.506397, -.200092, .100092, .684419, .015581);
        close(b2, .227717, -.227717);
        close(loss(), .239837);
        step(optimizer);
        closeStep(.166403, .672425, .334338, .161328);
    }

    @Test
    void momentumTakesTwoSteps() {
        var optimizer = new Sgd(parameters, .5).momentum(.9);
        step(optimizer);
        closeStep(.138428, .606397, .227717, .239837);
        step(optimizer);
        closeStep(.200988, .768182, .494283, .087365);
    }

    @Test
    void adagradTakesTwoSteps() {
        var optimizer = new Adagrad(parameters, .1);
        step(optimizer);
        closeStep(.2, .6, .15, .252171);
        step(optimizer);
        closeStep(.258370, .656691, .203127, .181044);
    }

    @Test
    void rmsPropTakesTwoSteps() {
        var optimizer = new RmsProp(parameters, .01);
        step(optimizer);
        closeStep(.131623, .531623, .081623, .371178);
        step(optimizer);
        closeStep(.153611, .553385, .103028, .329650);
    }

    @Test
    void adamTakesTwoSteps() {
        var optimizer = new Adam(parameters, .1);
        step(optimizer);
        closeStep(.2, .6, .15, .252171);
        step(optimizer);
        closeStep(.297847, .697389, .246307, .139598);
    }

    @Test
    void aBatchsGradientIsTheMeanOfItsHalves() {
        assertThat(gradientOverBatch(0, 1, 2, 3)).isCloseTo(.088491f, within(1e-6f));
        assertThat(gradientOverBatch(0, 1)).isCloseTo(.086747f, within(1e-6f));
        assertThat(gradientOverBatch(2, 3)).isCloseTo(.090236f, within(1e-6f));
    }

    private float gradientOverBatch(int... samples) {
        var inputs = Tensor.of(new double[][] {{1, .5}, {0, 1}, {-1, .5}, {.5, -1}}).rows(samples);
        var classes = Tensor.of(0, 1, 1, 0).rows(samples).toInts();
        w2.zeroGrad();
        var y = inputs.matmul(w1).add(b1).sigmoid().matmul(w2).add(b2);
        Loss.crossEntropy(y, classes).backward();
        return w2.grad().at(0, 0);
    }

    private void step(Optimizer optimizer) {
        optimizer.zeroGrad();
        loss().backward();
        optimizer.step();
    }

    private void closeStep(double first, double second, double bias, double loss) {
        assertThat(w1.at(0, 0)).isCloseTo((float) first, within(1e-6f));
        assertThat(w2.at(0, 0)).isCloseTo((float) second, within(1e-6f));
        assertThat(b2.at(0)).isCloseTo((float) bias, within(1e-6f));
        close(loss(), loss);
    }

    private static void close(Tensor tensor, double... expected) {
        assertThat(tensor.size()).isEqualTo(expected.length);
        for (var i = 0; i < expected.length; i++) {
            assertThat(tensor.data()[i])
                    .as("element %d", i)
                    .isCloseTo((float) expected[i], within(1e-6f));
        }
    }
}
