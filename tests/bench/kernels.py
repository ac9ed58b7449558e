"""Measures Jupyter kernels as a client over ZeroMQ, side by side.

    python tests/bench/kernels.py java python3            # kernelspecs, as `jupyter kernelspec list` names them
    python tests/bench/kernels.py --rounds 5 --rows start,expression java python3
    python tests/bench/kernels.py java jjava python3      # with JJava between them

JJava's kernel comes with `pip install jjava`, under the name of ours: unpack its wheel instead, and
`jupyter kernelspec install --prefix .venv --name jjava FOLDER` its folder `share/jupyter/kernels/java`.

Every round starts each kernel once, in turn, so that what else the machine does falls on all alike.
The table shows the median over the rounds. Rows that a language has no cells for stay empty.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import subprocess
import sys
import time
from queue import Empty

import psutil
import zmq
from jupyter_client import KernelManager

import interrupts

TIMEOUT = 120


def java_statements(count: int) -> str:
    """Sixty of a hundred lines declare something, as a cell that somebody pastes does."""
    kinds = (
        "int b{0} = {0};",
        "b{0} += 2;",
        "static int f{0}(int x) {{ return x * {0} + b{0}; }}",
        "var s{0} = f{0}({0});",
        "if (s{0} < 0) throw new IllegalStateException();",
    )
    lines = []
    for i in range(count):
        lines.append(kinds[i % 5].format(i // 5))
    return "\n".join(lines)


def python_statements(count: int) -> str:
    kinds = (
        "b{0} = {0}",
        "b{0} += 2",
        "def f{0}(x): return x * {0} + b{0}",
        "s{0} = f{0}({0})",
        "assert s{0} >= 0",
    )
    return "\n".join(kinds[i % 5].format(i // 5) for i in range(count))


LANGUAGES = {
    "java": {
        "set": "int x = 41;",
        "expression": "x+1",
        "definition": "int d{0}(int y) {{ return y + {0}; }}",
        "statements": java_statements(300),
        "print": 'for (int i = 0; i < 20_000; i++) System.out.println("line " + i);',
        "queued": "int q{0} = {0};",
        "complete": "String text = \"a\";\ntext.subs",
        "first": ["int x = 41;", "x+1", "String.valueOf(x)", "List.of(1, 2, 3)"],
    },
    "python": {
        "set": "x = 41",
        "expression": "x+1",
        "definition": "def d{0}(y): return y + {0}",
        "statements": python_statements(300),
        "print": "for i in range(20_000): print('line', i)",
        "queued": "q{0} = {0}",
        "complete": "text = 'a'\ntext.spl",
        "first": ["x = 41", "x+1", "str(x)", "[1, 2, 3]"],
    },
}

ROWS = {
    "start": ["launch to kernel_info_reply, s", "launch to the reply of 1+1, s"],
    "expression": [
        "x+1, reply and idle, median ms",
        "x+1, x+2, …, reply and idle, median ms",
        "kernel_info round trip, median ms",
    ],
    "completion": ["completion, median ms"],
    "memory": ["memory after the first cells (PSS), MB"],
    "definitions": [
        "1000 definitions, s",
        "x+1 after 1000 definitions, median ms",
        "growth over 1000 definitions (PSS), MB",
    ],
    "statements": [
        "300 statements, first time, s",
        "300 statements, second time, s",
        "300 statements, one of them another, s",
    ],
    "print": ["20,000 lines printed, s", "lines that arrived"],
    "queue": ["200 queued cells, s"],
    "interrupt": interrupts.ROWS,
}


def pss(manager: KernelManager) -> float:
    """Megabytes of a kernel's process tree; a page shared by n processes counts 1/n in each."""
    root = psutil.Process(manager.provisioner.pid)
    total = 0
    for process in [root, *root.children(recursive=True)]:
        total += getattr(process.memory_full_info(), "pss", process.memory_info().rss)
    return total / 1e6


class Kernel:
    """One running kernel and its client; what it measures goes into `figures`."""

    def __init__(self, name: str, figures: dict[str, list[float]]):
        self.figures = figures
        self.manager = KernelManager(kernel_name=name)
        self.language = self.manager.kernel_spec.language.lower()
        self.cells = LANGUAGES.get(self.language)
        if self.cells is None:
            raise SystemExit(f"kernels.py: no cells for the language {self.language!r} of {name!r}")
        begin = time.perf_counter()
        self.manager.start_kernel(stderr=subprocess.DEVNULL)
        self.client = self.manager.client()
        # a client that finds nobody listening tries again after .1 s, which would hide differences
        self.client.context.setsockopt(zmq.RECONNECT_IVL, 3)
        self.client.start_channels()
        self.reply(self.client.kernel_info())
        info = time.perf_counter() - begin
        self.reply(self.client.execute("1+1"))
        first = time.perf_counter() - begin
        self.note("launch to kernel_info_reply, s", info)
        self.note("launch to the reply of 1+1, s", first)
        self.wait_for_subscription()

    def wait_for_subscription(self) -> None:
        """What is published before the subscription arrives is lost: asks until something comes."""
        deadline = time.monotonic() + TIMEOUT
        while time.monotonic() < deadline:
            self.reply(self.client.kernel_info())
            heard = False
            try:
                while True:
                    self.client.get_iopub_msg(timeout=0.2)
                    heard = True
            except Empty:
                if heard:
                    return
        raise SystemExit("kernels.py: the kernel publishes nothing")

    def note(self, row: str, value: float) -> None:
        self.figures.setdefault(row, []).append(value)

    def close(self) -> None:
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    # --- messages ---

    def reply(self, msg_id: str) -> dict:
        while True:
            message = self.client.get_shell_msg(timeout=TIMEOUT)
            if message["parent_header"].get("msg_id") == msg_id:
                return message["content"]

    def until_idle(self, msg_id: str) -> list[dict]:
        outputs = []
        while True:
            message = self.client.get_iopub_msg(timeout=TIMEOUT)
            if message["parent_header"].get("msg_id") != msg_id:
                continue
            if message["msg_type"] == "status":
                if message["content"]["execution_state"] == "idle":
                    return outputs
            else:
                outputs.append(message)

    def execute(self, code: str) -> list[dict]:
        """Runs a cell; returns what it put out, when the reply and `idle` are both there."""
        msg_id = self.client.execute(code)
        content = self.reply(msg_id)
        outputs = self.until_idle(msg_id)
        if content["status"] != "ok":
            raise SystemExit(f"kernels.py: a cell failed: {content}\n{code[:300]}")
        return outputs

    def timed(self, code: str) -> float:
        begin = time.perf_counter()
        self.execute(code)
        return time.perf_counter() - begin

    def median_ms(self, action, times: int = 41) -> float:
        spans = []
        for _ in range(times):
            begin = time.perf_counter()
            action()
            spans.append(time.perf_counter() - begin)
        return 1000 * statistics.median(spans)

    def pss(self) -> float:
        return pss(self.manager)

    # --- rows ---

    def measure(self, row: str) -> None:
        if row != "start":
            getattr(self, "measure_" + row)()

    def measure_expression(self) -> None:
        self.execute(self.cells["set"])
        for _ in range(20):
            self.execute(self.cells["expression"])
        self.note(
            "x+1, reply and idle, median ms",
            self.median_ms(lambda: self.execute(self.cells["expression"])),
        )

        # a cell that runs again is not compiled, one that never ran is
        numbers = itertools.count(2)
        self.note(
            "x+1, x+2, …, reply and idle, median ms",
            self.median_ms(lambda: self.execute(f"x+{next(numbers)}")),
        )

        def info():
            msg_id = self.client.kernel_info()
            self.reply(msg_id)

        self.note("kernel_info round trip, median ms", self.median_ms(info))

    def measure_completion(self) -> None:
        code = self.cells["complete"]
        for _ in range(5):
            self.reply(self.client.complete(code, len(code)))
        matches = self.reply(self.client.complete(code, len(code)))["matches"]
        if not matches:
            raise SystemExit("kernels.py: completion found nothing")
        self.note(
            "completion, median ms",
            self.median_ms(lambda: self.reply(self.client.complete(code, len(code))), 15),
        )

    def measure_memory(self) -> None:
        for code in self.cells["first"]:
            self.execute(code)
        self.note("memory after the first cells (PSS), MB", self.pss())

    def measure_definitions(self) -> None:
        self.execute(self.cells["set"])
        before = self.pss()
        begin = time.perf_counter()
        for i in range(1000):
            self.execute(self.cells["definition"].format(i))
        self.note("1000 definitions, s", time.perf_counter() - begin)
        self.note(
            "x+1 after 1000 definitions, median ms",
            self.median_ms(lambda: self.execute(self.cells["expression"])),
        )
        self.note("growth over 1000 definitions (PSS), MB", self.pss() - before)

    def measure_statements(self) -> None:
        self.note("300 statements, first time, s", self.timed(self.cells["statements"]))
        self.note("300 statements, second time, s", self.timed(self.cells["statements"]))
        edited = self.cells["statements"].replace("b7 += 2", "b7 += 3")
        self.note("300 statements, one of them another, s", self.timed(edited))

    def measure_print(self) -> None:
        begin = time.perf_counter()
        outputs = self.execute(self.cells["print"])
        self.note("20,000 lines printed, s", time.perf_counter() - begin)
        text = "".join(o["content"]["text"] for o in outputs if o["msg_type"] == "stream")
        self.note("lines that arrived", text.count("\n"))

    def measure_interrupt(self) -> None:
        interrupts.measure(self)

    def measure_queue(self) -> None:
        begin = time.perf_counter()
        ids = [self.client.execute(self.cells["queued"].format(i)) for i in range(200)]
        for msg_id in ids:
            self.reply(msg_id)
        self.until_idle(ids[-1])
        self.note("200 queued cells, s", time.perf_counter() - begin)


def table(kernels: list[str], rows: list[str], figures: dict[str, dict[str, list[float]]]) -> str:
    lines = [
        "| | " + " | ".join(kernels) + " | " + f"{kernels[0]} / {kernels[-1]} |",
        "| --- |" + " ---: |" * (len(kernels) + 1),
    ]
    for row in rows:
        for name in ROWS[row]:
            medians = [
                statistics.median(values) if (values := figures[kernel].get(name)) else None
                for kernel in kernels
            ]
            ratio = medians[0] / medians[-1] if medians[0] and medians[-1] else None
            cells = [*map(shown, medians), "" if ratio is None else f"{ratio:.2f}"]
            lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def shown(value: float | None) -> str:
    if value is None:
        return ""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}" if value >= 1 else f"{value:.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__.split("\n\n")[0], epilog="rows: " + ", ".join(ROWS)
    )
    parser.add_argument("kernels", nargs="+", help="kernelspecs; the last is what the first is compared with")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rows", default=",".join(ROWS), help="a comma between rows")
    options = parser.parse_args()
    rows = options.rows.split(",")
    unknown = set(rows) - set(ROWS)
    if unknown:
        parser.error(f"unknown rows: {', '.join(sorted(unknown))}; there are {', '.join(ROWS)}")

    figures: dict[str, dict[str, list[float]]] = {kernel: {} for kernel in options.kernels}
    for turn in range(options.rounds):
        for name in options.kernels:
            # a fresh kernel for each row, so that none pays for what another left behind
            for row in rows:
                print(f"\rround {turn + 1}/{options.rounds} {name} {row}\033[K", end="", file=sys.stderr)
                kernel = Kernel(name, figures[name])
                try:
                    kernel.measure(row)
                finally:
                    kernel.close()
    print("\r\033[K", end="", file=sys.stderr)
    print(table(options.kernels, rows, figures))


if __name__ == "__main__":
    main()
