"""Write the golden files of the notebook tests with the real nbformat.

    pip install nbformat
    python notebook_goldens.py ../resources/notebook

The files depend on the seed alone:
  parity.jsonl  one case a line: an untidy notebook, and what nbformat writes for it
  floats.txt    the bits of a double in hexadecimal, and Python's repr of it
"""

import json
import random
import struct
import sys
from pathlib import Path

import nbformat

COUNT = 220
BREAKS = ["\n", "\r\n", "\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"]
WORDS = ["int x = 1;", "λ → ∀", "汉字 数", "😀🏳️‍🌈", "\t\tif (a < b)", '"quoted" \\ back', "", " ",
         "\x1b[31mred\x1b[0m", "\x00\x01\x7f", "e\u0301", "\ufeff", "\uffff\ue000", "</script>", "\b\f"]
NUMBERS = [0, -0, 1, -7, 2**53 + 1, 2**63 - 1, 2**63, -(2**63) - 1, 10**40, 0.0, -0.0, 1.0, 1e5, 1e15, 1e16,
           1e22, 1e23, 1e-4, 1e-5, 0.1, 1 / 3, 5e-324, 1.7976931348623157e308, 123456789012345680.0, 1.5e300]
KEYS = ["a", "B", "_", "ä", "汉", "\ue000", "😀", "a b", "", "\uffff", "z\n"]


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def pick(self, values):
        return self.random.choice(values)

    def text(self):
        parts = []
        for _ in range(self.random.randrange(5)):
            parts.append(self.pick(WORDS))
            parts.append(self.pick(BREAKS if self.random.random() < .4 else ["\n"]))
        if parts and self.random.random() < .6:
            parts.pop()
        return "".join(parts)

    def value(self, depth=0):
        kind = self.random.randrange(9 if depth < 3 else 6)
        if kind < 2:
            return self.pick(NUMBERS)
        if kind < 4:
            return self.text()
        if kind == 4:
            return self.pick([True, False, None])
        if kind == 5:
            return self.pick([[], {}])
        if kind == 6:
            return [self.value(depth + 1) for _ in range(self.random.randrange(4))]
        return {self.pick(KEYS): self.value(depth + 1) for _ in range(self.random.randrange(4))}

    def lines(self, text):
        """The text whole, as lines, or cut anywhere: all are read as the same."""
        way = self.random.randrange(3)
        if way == 0:
            return text
        if way == 1:
            return text.splitlines(True)
        cut = self.random.randrange(len(text) + 1)
        return [text[:cut], text[cut:]]

    def bundle(self):
        data = {"text/plain": self.lines(self.text())}
        for mime in self.random.sample(["text/html", "text/latex", "image/svg+xml", "application/javascript"], 2):
            data[mime] = self.lines(self.text())
        if self.random.random() < .5:
            data["image/png"] = self.pick(["iVBORw0KGgo=", "iVBORw0KGgo=\n", ["iVBO\n", "Rw0K\n"]])
        if self.random.random() < .5:
            data[self.pick(["application/json", "application/vnd.x+json"])] = self.value()
        return data

    def output(self, count):
        kind = self.random.randrange(4)
        if kind == 0:
            return {"output_type": "stream", "name": self.pick(["stdout", "stderr"]), "text": self.lines(self.text())}
        if kind == 1:
            return {"output_type": "display_data", "data": self.bundle(), "metadata": self.metadata()}
        if kind == 2:
            return {"output_type": "execute_result", "data": self.bundle(), "metadata": {}, "execution_count": count}
        return {"output_type": "error", "ename": "E", "evalue": self.text(), "traceback": self.text().splitlines()}

    def metadata(self):
        return {self.pick(["x", "trusted", "signature"] + KEYS): self.value()
                for _ in range(self.random.randrange(3))}

    def cell(self, number, minor):
        kind = self.pick(["code", "markdown", "raw"])
        cell = {"cell_type": kind, "metadata": self.metadata(), "source": self.lines(self.text())}
        if self.random.random() < .3:
            cell["metadata"]["tags"] = self.pick([[], ["raises-exception"], ["b", "a"]])
        if minor >= 5:
            cell["id"] = self.pick(["A-", "z_", "0"]) + str(number)
        if kind == "code":
            cell["execution_count"] = count = self.pick([None, 0, number])
            cell["outputs"] = [self.output(count) for _ in range(self.random.randrange(4))]
        elif minor >= 1 and self.random.random() < .3:
            cell["attachments"] = self.pick([{}, {"b.png": {"image/png": "AAAA"}, "a.txt": {"text/plain": "x\ny"}}])
        return cell

    def notebook(self):
        minor = self.pick([0, 1, 2, 3, 4, 5, 5, 5])
        metadata = self.metadata()
        if self.random.random() < .7:
            metadata["kernelspec"] = {"name": "java", "language": "java", "display_name": "Java"}
            metadata["language_info"] = {"name": "java", "codemirror_mode": {"name": "x", "version": 3}}
        if self.random.random() < .2:
            metadata["orig_nbformat"] = 4
        return {"nbformat_minor": minor, "nbformat": 4, "metadata": metadata,
                "cells": [self.cell(n + 1, minor) for n in range(self.random.randrange(4))]}

    def untidy(self, notebook):
        """Any JSON text of the notebook: other order, spacing, escapes."""
        if isinstance(notebook, dict):
            keys = list(notebook)
            self.random.shuffle(keys)
            notebook = {key: notebook[key] for key in keys}
        return json.dumps(notebook, indent=self.pick([None, 2]), ensure_ascii=self.pick([True, False]))


def parity(folder):
    with open(folder / "parity.jsonl", "w", encoding="utf-8", newline="\n") as file:
        for seed in range(COUNT):
            maker = Maker(seed)
            text = maker.untidy(maker.notebook())
            notebook = nbformat.reads(text, as_version=nbformat.NO_CONVERT)
            nbformat.validate(notebook)
            written = nbformat.writes(notebook)
            case = {"seed": seed, "input": text, "written": written if written.endswith("\n") else written + "\n"}
            file.write(json.dumps(case) + "\n")


def floats(folder):
    source = random.Random(1)
    values = [v for v in NUMBERS if isinstance(v, float)]
    values += [float(f"{d}e{e}") for d in (1, 2, 5, 9, 9.9, 1.2345678901234567) for e in range(-30, 30)]
    while len(values) < 2000:
        value = struct.unpack(">d", struct.pack(">Q", source.getrandbits(64)))[0]
        if value == value and abs(value) != float("inf"):
            values.append(value)
    values += [struct.unpack(">d", struct.pack(">Q", bits))[0] for bits in range(1, 60)]
    with open(folder / "floats.txt", "w", encoding="ascii", newline="\n") as file:
        for value in values:
            file.write(struct.pack(">d", value).hex() + " " + repr(value) + "\n")


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    parity(target)
    floats(target)
