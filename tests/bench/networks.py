"""The benchmark's networks, described once for all peers.

A network is a list of parts, each a tuple: its kind and its numbers.

    ("conv", in, out, size, stride, padding, bias)   ("norm", channels)     ("relu",)
    ("max", size, stride, padding)                   ("mean", side)         ("flatten",)
    ("linear", in, out)                              ("up", in, out)        2 x 2, stride 2, transposed
    ("residual", parts, shortcut parts)              relu(parts(x) + shortcut(x))
    ("parallel", parts, parts, ...)                  the branches' channels joined
    ("beside", parts)                                x's channels and those of parts(x)
"""

from __future__ import annotations


def conv(i, o, k, stride=1, padding=0, bias=True):
    return ("conv", i, o, k, stride, padding, bias)


def conv_relu(i, o, k, stride=1, padding=0):
    return [conv(i, o, k, stride, padding), ("relu",)]


def conv_norm_relu(i, o, k, stride=1, padding=None):
    padding = k // 2 if padding is None else padding
    return [conv(i, o, k, stride, padding, False), ("norm", o), ("relu",)]


def head(*widths):
    parts = [("flatten",)]
    for at, (i, o) in enumerate(zip(widths, widths[1:])):
        parts += [("relu",)] * (at > 0) + [("linear", i, o)]
    return parts


def mlp(*widths):
    return head(*widths)


def lenet():
    return [
        *conv_relu(1, 6, 5, 1, 2), ("max", 2, 2, 0),
        *conv_relu(6, 16, 5), ("max", 2, 2, 0),
        *head(400, 120, 84, 10),
    ]


def alexnet(widths, first, side, wide, classes, channels):
    a, b, c, d, e = widths
    return [
        *conv_relu(channels, a, *first), ("max", 3, 2, 0),
        *conv_relu(a, b, 5, 1, 2), ("max", 3, 2, 0),
        *conv_relu(b, c, 3, 1, 1), *conv_relu(c, d, 3, 1, 1), *conv_relu(d, e, 3, 1, 1),
        ("max", 3, 2, 0), ("mean", side), *head(e * side * side, wide, wide, classes),
    ]


def vgg(channels, widths, depths, side, wide, classes):
    parts = []
    for width, depth in zip(widths, depths):
        for _ in range(depth):
            parts += conv_relu(channels, width, 3, 1, 1)
            channels = width
        parts.append(("max", 2, 2, 0))
    return [*parts, ("mean", side), *head(channels * side * side, wide, wide, classes)]


def inception(i, one, before3, three, before5, five, pool):
    return (
        "parallel",
        conv_norm_relu(i, one, 1),
        conv_norm_relu(i, before3, 1) + conv_norm_relu(before3, three, 3),
        conv_norm_relu(i, before5, 1) + conv_norm_relu(before5, five, 3),
        [("max", 3, 1, 1)] + conv_norm_relu(i, pool, 1),
    )


def mini_googlenet():
    return [
        *conv_norm_relu(1, 16, 3), ("max", 2, 2, 0),
        inception(16, 8, 8, 16, 4, 8, 8), inception(40, 16, 16, 24, 4, 8, 8), ("max", 2, 2, 0),
        inception(56, 24, 24, 32, 8, 16, 16), inception(88, 32, 32, 48, 8, 16, 16),
        ("mean", 1), *head(112, 10),
    ]


def googlenet():
    halve = ("max", 3, 2, "ceil")
    return [
        *conv_norm_relu(3, 64, 7, 2), halve,
        *conv_norm_relu(64, 64, 1), *conv_norm_relu(64, 192, 3), halve,
        inception(192, 64, 96, 128, 16, 32, 32), inception(256, 128, 128, 192, 32, 96, 64), halve,
        inception(480, 192, 96, 208, 16, 48, 64), inception(512, 160, 112, 224, 24, 64, 64),
        inception(512, 128, 128, 256, 24, 64, 64), inception(512, 112, 144, 288, 32, 64, 64),
        inception(528, 256, 160, 320, 32, 128, 128), ("max", 2, 2, "ceil"),
        inception(832, 256, 160, 320, 32, 128, 128), inception(832, 384, 192, 384, 48, 128, 128),
        ("mean", 1), *head(1024, 1000),
    ]


def block(i, o, stride):
    main = [
        *conv_norm_relu(i, o, 3, stride), conv(o, o, 3, 1, 1, False), ("norm", o),
    ]
    same = i == o and stride == 1
    return ("residual", main, [] if same else [conv(i, o, 1, stride, 0, False), ("norm", o)])


def mini_resnet():
    return [
        *conv_norm_relu(1, 8, 3), block(8, 8, 1), block(8, 16, 2), block(16, 32, 2),
        ("mean", 1), *head(32, 10),
    ]


def resnet18():
    parts = [*conv_norm_relu(3, 64, 7, 2), ("max", 3, 2, 1)]
    channels = 64
    for width, stride in ((64, 1), (128, 2), (256, 2), (512, 2)):
        parts += [block(channels, width, stride), block(width, width, 1)]
        channels = width
    return [*parts, ("mean", 1), *head(512, 1000)]


def mini_unet():
    def doubled(i, o):
        return conv_norm_relu(i, o, 3) + conv_norm_relu(o, o, 3)

    lowest = [("max", 2, 2, 0), *doubled(16, 32), ("up", 32, 16)]
    middle = [("max", 2, 2, 0), *doubled(8, 16), ("beside", lowest), *doubled(32, 16), ("up", 16, 8)]
    return [*doubled(1, 8), ("beside", middle), *doubled(16, 8), conv(8, 4, 1)]


TRAINED = {
    "mlp25": lambda: mlp(25, 40, 10),
    "mlp784": lambda: mlp(784, 128, 10),
    "lenet": lenet,
    "alexnet": lambda: alexnet((16, 32, 48, 48, 32), (5, 1, 2), 2, 128, 10, 1),
    "vgg": lambda: vgg(1, (8, 16, 32), (2, 2, 3), 3, 64, 10),
    "googlenet": mini_googlenet,
    "resnet": mini_resnet,
    "unet": mini_unet,
}

FULL = {
    "alexnet": lambda: alexnet((64, 192, 384, 256, 256), (11, 4, 2), 6, 4096, 1000, 3),
    "vgg16": lambda: vgg(3, (64, 128, 256, 512, 512), (2, 2, 3, 3, 3), 7, 4096, 1000),
    "googlenet": googlenet,
    "resnet18": resnet18,
}


def input_shape(name: str, batch: int) -> tuple[int, ...]:
    if name == "mlp25":
        return (batch, 25)
    if name == "mlp784":
        return (batch, 784)
    return (batch, 1, 64, 64) if name == "unet" else (batch, 1, 28, 28)


def is_small(name: str) -> bool:
    """Whether it is trained by SGD with momentum, as the first rows are; the others by Adam."""
    return name.startswith("mlp") or name == "lenet"
