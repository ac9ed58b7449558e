"""The rows of the tensor benchmark: what is measured, against whom, and the ratio to reach."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Row:
    """One row.

    work: what TensorBench and the peers are asked for
    bar, goal: the least ratio of the best peer's time to ours, and the one wished for; at more than
        one thread those of `many`, where it is given
    single: measured with one thread only
    """

    work: str
    title: str
    bar: float
    goal: float
    peers: tuple[str, ...] = ("torch", "jax")
    many: tuple[float, float] | None = None
    single: bool = False

    def bars(self, threads: int) -> tuple[float, float]:
        return self.many if threads > 1 and self.many else (self.bar, self.goal)

    @property
    def work_flop(self) -> float:
        kind, *words = self.work.split()
        if kind == "gemm":
            m, n, k = map(int, words[:3])
            return 2.0 * m * n * k
        if kind == "conv":
            samples, channels, side, maps, window, stride, padding = map(int, words[1:])
            out = (side + 2 * padding - window) // stride + 1
            return 2.0 * samples * maps * out * out * channels * window * window
        return 0


def trained() -> list[Row]:
    step = "step of "
    rows = [
        Row("train mlp25 1", step + "MLP 25–40–10, batch 1", 10, 15, single=True),
        Row("train mlp25 64", step + "MLP 25–40–10, batch 64", 3, 4, single=True),
        Row("train mlp784 64", step + "MLP 784–128–10, batch 64", 1.15, 1.4),
        Row("train lenet 32", step + "LeNet-5, batch 32", 1.6, 2, many=(1.5, 1.8)),
        Row("train lenet 128", step + "LeNet-5, batch 128", 1.3, 1.7, many=(1.25, 1.5)),
    ]
    for name, title in {
        "alexnet": "AlexNet", "vgg": "VGG", "googlenet": "GoogLeNet", "resnet": "ResNet",
    }.items():
        rows.append(Row(f"train {name} 64", f"{step}small {title}, batch 64", 1, 1.3))
    rows.append(Row("train unet 16", step + "small U-Net, 64×64, batch 16", 1, 1.3))
    return rows


def products() -> list[Row]:
    rows = [Row(f"gemm {s} {s} {s} nn", f"GEMM {s}³", 0.9, 1) for s in (256, 512, 1024, 2048)]
    rows += [
        Row(f"gemm {s} {s} {s} nn", f"GEMM {s}³", 1, 1.2, single=True) for s in (16, 32, 64, 128)
    ]
    for sizes, title in {
        "64 128 784 nt": "784–128 forward", "128 784 64 tn": "784–128 weights",
        "64 16 25 nt": "25–16 forward", "16 25 64 tn": "25–16 weights",
        "64 120 400 nt": "LeNet's 400–120",
    }.items():
        rows.append(Row(f"gemm {sizes}", f"GEMM {title}, batch 64", 1, 1.2, single=True))
    return rows


def convolutions() -> list[Row]:
    rows = []
    passes = {"forward": "forward", "input": "∂x", "weight": "∂w"}
    for samples, channels, side in ((1, 256, 56), (1, 512, 28), (2, 512, 14), (8, 512, 7)):
        for name, title in passes.items():
            rows.append(Row(
                f"conv {name} {samples} {channels} {side} {channels} 3 1 1",
                f"3×3, {channels} maps of {side}², batch {samples}, {title}", 1, 1.5, ("torch",),
            ))
    for sizes, title in {
        "1 3 224 64 11 4 2": "AlexNet's 11×11/4", "1 64 27 192 5 1 2": "AlexNet's 5×5",
        "1 3 224 64 7 2 3": "ResNet's 7×7/2", "1 64 56 128 3 2 1": "ResNet's 3×3/2",
        "1 64 56 128 1 2 0": "ResNet's 1×1/2", "1 192 28 64 1 1 0": "GoogLeNet's 1×1 at 28",
        "1 832 7 384 1 1 0": "GoogLeNet's 1×1 at 7", "1 32 28 96 5 1 2": "GoogLeNet's 5×5",
    }.items():
        for name, one in passes.items():
            rows.append(Row(f"conv {name} {sizes}", f"{title}, {one}", 0.8, 1, ("torch",), single=True))
    return rows


def evaluated() -> list[Row]:
    """Bars are against PyTorch's eager mode, goals against ONNX Runtime."""
    rows = []
    for name, title, batches, bar in (
        ("resnet18", "ResNet-18", (1, 8), 1), ("vgg16", "VGG-16", (1,), 1),
        ("googlenet", "GoogLeNet", (1, 8), 1.5), ("alexnet", "AlexNet", (1, 8), 0.9),
    ):
        for batch in batches:
            what = f"{title}, batch {batch}, forward"
            rows.append(Row(f"eval {name} {batch}", what, bar, bar, ("torch",)))
            rows.append(Row(f"eval {name} {batch}", what + " (goal)", 0, 1, ("onnx",)))
    return rows


ROWS = trained() + products() + convolutions() + evaluated()

FRESH = (
    "from launch to the end of the first LeNet step",
    "an epoch of LeNet on 3,000 digits, warm-up and all",
    "from launch to the end of that epoch",
)

ALLOCATION = (
    ("step lenet 64", "LeNet's `optimizer.step`", 0.01),
    ("step resnet 64", "small ResNet's `optimizer.step`", 0.01),
    ("fit lenet 64", "a step of LeNet's `fit`, batch 64", 0.01),
    ("fit resnet 64", "a step of small ResNet's `fit`, batch 64", 0.01),
    ("loop lenet 64", "a step of LeNet's visible loop, batch 64", 0.1),
    ("loop resnet 64", "a step of small ResNet's visible loop, batch 64", 0.1),
)
