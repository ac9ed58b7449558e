"""Measures how soon the cells of the tutorials answer that a reader is to change.

    python tests/bench/interactive.py                     # the kernel java, all notebooks
    python tests/bench/interactive.py --kernel java notebooks/03-convolution.ipynb

Each notebook runs once, cell by cell, as a client of Jupyter runs it. Behind each cell with lines that say
`change me`, the first number of each such statement is changed and the cell run again, and once more for each
round, every time with another value. A time is from the request until the kernel is idle again, with all outputs
there; the first one after a change is shown apart, since nothing is warm for it. The last column is the processor's
time of the kernel, all threads, in the median: on a machine that others use too it says what the clock hides. More
than the limit in the median of the times ends with 1.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import nbformat
import psutil
from jupyter_client import KernelManager

ROOT = Path(__file__).resolve().parent.parent.parent
MARK = "change me"
NUMBER = re.compile(r"(?<![\w.])(\d+\.?\d*|\.\d+)(e-?\d+)?(?![\w.])")


def other(number: re.Match, step: int) -> str:
    """Another number of the same kind: the next whole ones, or a little more."""
    digits, exponent = number.group(1), number.group(2) or ""
    if digits.isdigit() and not exponent:
        return str(int(digits) + step).rjust(len(digits), "0")
    return f"{float(digits) * (1 + step / 50):.6g}{exponent}"


def marked(source: str) -> Iterator[tuple[int, int]]:
    """Where the statements begin and end whose lines are marked."""
    begin = 0
    at = 0
    for line in source.splitlines(keepends=True):
        at += len(line)
        if MARK in line:
            yield begin, at
        code = line.split("//")[0].rstrip()
        if not code or code[-1] in ";{}":
            begin = at


def changed(source: str, span: tuple[int, int], step: int) -> str:
    """The cell with the first number behind the statement's `=` changed."""
    begin, end = span
    found = NUMBER.search(source, source.index("=", begin), end)
    if found is None:
        sys.exit(f"no number to change in: {source[begin:end]}")
    return source[: found.start()] + other(found, step) + source[found.end() :]


class Kernel:
    """A kernel of its own for one notebook."""

    def __init__(self, name: str, folder: Path) -> None:
        self.manager = KernelManager(kernel_name=name)
        self.manager.start_kernel(cwd=str(folder))
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=120)
        self.process = psutil.Process(self.manager.provisioner.pid)

    def used(self) -> float:
        times = self.process.cpu_times()
        return times.user + times.system

    def run(self, source: str) -> tuple[float, float]:
        """Seconds until the kernel is idle again, by the clock and of the processor."""
        before = self.used()
        started = time.perf_counter()
        request = self.client.execute(source)
        ended = None
        while ended is None:
            message = self.client.get_iopub_msg(timeout=120)
            if message["parent_header"].get("msg_id") != request:
                continue
            if message["msg_type"] == "error":
                sys.exit("\n".join([source, *message["content"]["traceback"]]))
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                ended = time.perf_counter()
        while self.client.get_shell_msg(timeout=120)["parent_header"].get("msg_id") != request:
            pass
        return ended - started, self.used() - before

    def close(self) -> None:
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def measure(path: Path, kernel: Kernel, rounds: int) -> Iterator[tuple[str, str, list[tuple[float, float]]]]:
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type != "code" or not cell.source.strip():
            continue
        kernel.run(cell.source)
        for span in marked(cell.source):
            times = [kernel.run(changed(cell.source, span, step)) for step in range(1, rounds + 1)]
            kernel.run(cell.source)
            statement = cell.source[slice(*span)].strip().splitlines()[0]
            yield cell.get("id", ""), statement.split("//")[0].strip()[:44], times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notebooks", nargs="*", type=Path)
    parser.add_argument("--kernel", default="java")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--limit", type=float, default=0.2, help="seconds")
    options = parser.parse_args()
    slow = 0
    print(f"{'cell':26}{'changed':46}{'first':>8}{'median':>8}{'most':>8}{'CPU':>8}")
    for path in options.notebooks or sorted((ROOT / "notebooks").glob("*.ipynb")):
        kernel = Kernel(options.kernel, path.resolve().parent)
        try:
            for name, statement, times in measure(path, kernel, options.rounds):
                clock = [one for one, _ in times]
                middle = statistics.median(clock)
                slow += middle > options.limit
                processor = statistics.median(other for _, other in times)
                shown = (clock[0], middle, max(clock), processor)
                row = "".join(f"{seconds:6.3f} s" for seconds in shown)
                print(f"{path.name[:2]}#{name:23}{statement:46}{row}", flush=True)
        finally:
            kernel.close()
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main()
