"""One peer of the tensor benchmark: answers the requests that `TensorBench` answers in Java.

    python tests/bench/peers.py torch|jax|onnx|compile|openvino THREADS wall|cpu

It is started by tensors.py with the variables that bound its threads.
"""

from __future__ import annotations

import gc
import io
import sys
import time
import warnings

BEGAN = time.time()
WARM_SECONDS = 1.0
WARM_CALLS = 3


class Torch:
    def __init__(self, threads: int):
        import torch

        torch.set_num_threads(threads)
        torch.manual_seed(1)
        self.torch = torch

    def module(self, parts):
        torch = self.torch
        nn = torch.nn

        class Residual(nn.Module):
            def __init__(self, main, shortcut):
                super().__init__()
                self.main, self.shortcut = main, shortcut

            def forward(self, x):
                return torch.relu(self.main(x) + self.shortcut(x))

        class Parallel(nn.Module):
            def __init__(self, *branches):
                super().__init__()
                self.branches = nn.ModuleList(branches)

            def forward(self, x):
                return torch.cat([branch(x) for branch in self.branches], 1)

        def made(part):
            kind, *p = part
            if kind == "conv":
                return nn.Conv2d(p[0], p[1], p[2], p[3], p[4], bias=p[5])
            if kind == "max":
                if p[2] == "ceil":
                    return nn.MaxPool2d(p[0], p[1], ceil_mode=True)
                return nn.MaxPool2d(p[0], p[1], p[2])
            if kind == "residual":
                return Residual(self.module(p[0]), self.module(p[1]))
            if kind == "parallel":
                return Parallel(*map(self.module, p))
            if kind == "beside":
                return Parallel(nn.Identity(), self.module(p[0]))
            return {
                "norm": lambda: nn.BatchNorm2d(*p),
                "relu": nn.ReLU,
                "mean": lambda: nn.AdaptiveAvgPool2d(*p),
                "flatten": nn.Flatten,
                "linear": lambda: nn.Linear(*p),
                "up": lambda: nn.ConvTranspose2d(p[0], p[1], 2, 2),
            }[kind]()

        return nn.Sequential(*map(made, parts))

    def step(self, name, batch, compiled=False):
        from networks import TRAINED, input_shape, is_small

        torch = self.torch
        net = self.module(TRAINED[name]())
        optimizer = (
            torch.optim.SGD(net.parameters(), 0.01, momentum=0.9)
            if is_small(name)
            else torch.optim.Adam(net.parameters(), 1e-3)
        )
        x = torch.rand(*input_shape(name, batch))
        labels = (
            torch.arange(batch * 64 * 64).remainder(4).reshape(batch, 64, 64)
            if name == "unet"
            else torch.arange(batch).remainder(10)
        )

        def loss_of(images, classes):
            return torch.nn.functional.cross_entropy(net(images), classes)

        if compiled:
            loss_of = torch.compile(loss_of)

        def run():
            loss = loss_of(x, labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()

        return run

    def train(self, name, batch):
        return self.step(name, int(batch))

    def eval(self, name, batch):
        from networks import FULL

        torch = self.torch
        net = self.module(FULL[name]()).eval()
        x = torch.rand(int(batch), 3, 224, 224)

        def run():
            with torch.no_grad():
                net(x)

        return run

    def exported(self, name, batch):
        """A full-size network as the bytes of an ONNX graph, and an input."""
        from networks import FULL

        x = self.torch.rand(batch, 3, 224, 224)
        graph = io.BytesIO()
        net = self.module(FULL[name]()).eval()
        self.torch.onnx.export(net, (x,), graph, input_names=["x"], dynamo=False)
        return graph.getvalue(), x.numpy()

    def gemm(self, m, n, k, stored):
        torch = self.torch
        m, n, k = int(m), int(n), int(k)
        a = torch.rand(k, m).t() if stored[0] == "t" else torch.rand(m, k)
        b = torch.rand(n, k).t() if stored[1] == "t" else torch.rand(k, n)
        c = torch.empty(m, n)
        return lambda: torch.mm(a, b, out=c)

    def conv(self, which, *numbers):
        torch = self.torch
        n, c, s, o, k, stride, padding = map(int, numbers)
        x, w = torch.rand(n, c, s, s), torch.rand(o, c, k, k)
        if which == "forward":

            def run():
                with torch.no_grad():
                    torch.nn.functional.conv2d(x, w, None, stride, padding)

            return run
        y = torch.nn.functional.conv2d(x, w, None, stride, padding)
        mask = [which == "input", which == "weight", False]
        return lambda: torch.ops.aten.convolution_backward(
            y, x, w, None, [stride] * 2, [padding] * 2, [1, 1], False, [0, 0], 1, mask
        )

    def fresh(self):
        torch = self.torch
        from networks import TRAINED

        digits, labels = torch.rand(3000, 1, 28, 28), torch.arange(3000).remainder(10)
        start = time.perf_counter()
        net = self.module(TRAINED["lenet"]())
        optimizer = torch.optim.Adam(net.parameters(), 1e-3)
        order = torch.randperm(3000)
        first = None
        for at in range(0, 3000, 64):
            chosen = order[at : at + 64]
            loss = torch.nn.functional.cross_entropy(net(digits[chosen]), labels[chosen])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            first = first or time.time() - BEGAN
        return first, time.perf_counter() - start, time.time() - BEGAN


class Compile:
    """PyTorch's compiler, for the steps of trainings: forward, loss and backward in compiled code."""

    def __init__(self, threads: int):
        self.torch = Torch(threads)

    def train(self, name, batch):
        return self.torch.step(name, int(batch), compiled=True)


class OpenVino:
    """OpenVINO in single precision; the graphs are PyTorch's export."""

    def __init__(self, threads: int):
        import openvino

        self.core = openvino.Core()
        self.threads = threads
        self.torch = Torch(threads)

    def eval(self, name, batch):
        graph, x = self.torch.exported(name, int(batch))
        settings = {
            "INFERENCE_NUM_THREADS": self.threads,
            "INFERENCE_PRECISION_HINT": "f32",
            "PERFORMANCE_HINT": "LATENCY",
        }
        model = self.core.compile_model(self.core.read_model(graph), "CPU", settings)
        request = model.create_infer_request()
        return lambda: request.infer([x])


class Onnx:
    """ONNX Runtime; the graphs are PyTorch's export."""

    def __init__(self, threads: int):
        import onnxruntime

        self.runtime = onnxruntime
        self.threads = threads
        self.torch = Torch(threads)

    def eval(self, name, batch):
        graph, x = self.torch.exported(name, int(batch))
        options = self.runtime.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        session = self.runtime.InferenceSession(
            graph, options, providers=["CPUExecutionProvider"]
        )
        return lambda: session.run(None, {"x": x})


class Jax:
    def __init__(self, threads: int):
        import jax
        import numpy

        self.jax, self.numpy = jax, numpy
        self.random = numpy.random.default_rng(1)

    def parameters(self, parts):
        """One entry a part: a list of arrays, or a list of such for what holds parts."""
        made = []
        for kind, *p in parts:
            if kind == "conv":
                weight = self.array(p[1], p[0], p[2], p[2])
                made.append([weight, self.array(p[1])] if p[5] else [weight])
            elif kind == "norm":
                made.append([self.array(p[0]), self.array(p[0])])
            elif kind == "linear":
                made.append([self.array(*p), self.array(p[1])])
            elif kind == "up":
                made.append([self.array(p[0], p[1], 2, 2), self.array(p[1])])
            elif kind in ("residual", "parallel", "beside"):
                made.append([self.parameters(inner) for inner in p])
            else:
                made.append([])
        return made

    def array(self, *shape):
        return self.jax.numpy.asarray(
            self.random.uniform(-0.1, 0.1, shape).astype(self.numpy.float32)
        )

    def apply(self, parts, parameters, x):
        np, lax = self.jax.numpy, self.jax.lax
        numbers = ("NCHW", "OIHW", "NCHW")
        for (kind, *p), w in zip(parts, parameters):
            if kind == "conv":
                x = lax.conv_general_dilated(
                    x, w[0], (p[3], p[3]), [(p[4], p[4])] * 2, dimension_numbers=numbers
                )
                if p[5]:
                    x = x + w[1][:, None, None]
            elif kind == "norm":
                mean = x.mean((0, 2, 3), keepdims=True)
                variance = x.var((0, 2, 3), keepdims=True)
                x = (x - mean) * lax.rsqrt(variance + 1e-5)
                x = x * w[0][:, None, None] + w[1][:, None, None]
            elif kind == "relu":
                x = np.maximum(x, 0)
            elif kind == "max":
                edge = [(0, 0), (0, 0), (p[2], p[2]), (p[2], p[2])]
                x = lax.reduce_window(
                    x, -np.inf, lax.max, (1, 1, p[0], p[0]), (1, 1, p[1], p[1]), edge
                )
            elif kind == "mean":
                # the small networks ask for one pixel, or for as many as there are
                x = x.mean((2, 3), keepdims=True) if p[0] == 1 else x
            elif kind == "flatten":
                x = x.reshape(x.shape[0], -1)
            elif kind == "linear":
                x = x @ w[0] + w[1]
            elif kind == "up":
                n, _, h, width = x.shape
                x = np.einsum("nchw,coij->nohiwj", x, w[0]).reshape(n, p[1], 2 * h, 2 * width)
                x = x + w[1][:, None, None]
            elif kind == "residual":
                x = np.maximum(self.apply(p[0], w[0], x) + self.apply(p[1], w[1], x), 0)
            elif kind == "parallel":
                x = np.concatenate([self.apply(i, v, x) for i, v in zip(p, w)], 1)
            elif kind == "beside":
                x = np.concatenate([x, self.apply(p[0], w[0], x)], 1)
        return x

    def train(self, name, batch):
        from networks import TRAINED, input_shape, is_small

        jax, np, tree = self.jax, self.jax.numpy, self.jax.tree_util.tree_map
        batch = int(batch)
        parts = TRAINED[name]()
        x = np.asarray(self.random.uniform(0, 1, input_shape(name, batch)), np.float32)
        unet = name == "unet"
        labels = np.arange(batch * 4096).reshape(batch, 64, 64) % 4 if unet else np.arange(batch) % 10

        def loss(w):
            logits = jax.nn.log_softmax(self.apply(parts, w, x), 1)
            return -np.take_along_axis(logits, np.expand_dims(labels, 1), 1).mean()

        def sgd(w, v):
            g = jax.grad(loss)(w)
            v = tree(lambda v, g: 0.9 * v + g, v, g)
            return tree(lambda w, v: w - 0.01 * v, w, v), v

        def adam(w, state):
            m, v, t = state
            g, t = jax.grad(loss)(w), t + 1
            m = tree(lambda m, g: 0.9 * m + 0.1 * g, m, g)
            v = tree(lambda v, g: 0.999 * v + 0.001 * g * g, v, g)
            rate = 1e-3 * np.sqrt(1 - 0.999**t) / (1 - 0.9**t)
            w = tree(lambda w, m, v: w - rate * m / (np.sqrt(v) + 1e-8), w, m, v)
            return w, (m, v, t)

        w = self.parameters(parts)
        zeros = tree(np.zeros_like, w)
        small = is_small(name)
        kept = [w, zeros if small else (zeros, tree(np.zeros_like, w), np.float32(0))]
        step = jax.jit(sgd if small else adam, donate_argnums=(0, 1))

        def run():
            kept[:] = step(*kept)
            jax.block_until_ready(kept)

        return run

    def gemm(self, m, n, k, stored):
        jax = self.jax
        m, n, k = int(m), int(n), int(k)
        a = self.array(*((k, m) if stored[0] == "t" else (m, k)))
        b = self.array(*((n, k) if stored[1] == "t" else (k, n)))
        product = jax.jit(
            lambda a, b: (a.T if stored[0] == "t" else a) @ (b.T if stored[1] == "t" else b)
        )
        return lambda: product(a, b).block_until_ready()


def main() -> None:
    warnings.filterwarnings("ignore")
    name, threads, clock = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    now = time.process_time_ns if clock == "cpu" else time.perf_counter_ns
    kinds = {"torch": Torch, "jax": Jax, "onnx": Onnx, "compile": Compile, "openvino": OpenVino}
    peer = kinds[name](threads)
    run = None
    for line in sys.stdin:
        verb, *words = line.split()
        if verb == "prepare":
            run = None
            gc.collect()
            make = getattr(peer, words[0], None)
            run = make(*words[1:]) if make else None
            if run is not None:
                end = time.perf_counter() + WARM_SECONDS
                calls = 0
                while calls < WARM_CALLS or time.perf_counter() < end:
                    run()
                    calls += 1
            answer = "ready" if run is not None else "none"
        elif verb == "measure":
            end = time.perf_counter() + int(words[0]) / 1e3
            start, calls = now(), 0
            while True:
                run()
                calls += 1
                if time.perf_counter() >= end:
                    break
            answer = str((now() - start) / calls)
        elif verb == "fresh":
            answer = " ".join(str(round(1e3 * value)) for value in peer.fresh())
        else:
            raise SystemExit(f"peers.py: unknown request: {line}")
        print(answer, flush=True)


if __name__ == "__main__":
    main()
