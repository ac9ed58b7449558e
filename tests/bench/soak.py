"""Runs random cells in a Java kernel for a long time and looks for what is lost, wrong or growing.

    python tests/bench/soak.py                            # 20 minutes of the kernelspec `java`
    python tests/bench/soak.py --minutes 2 --seed 7 java

A tenth of the cells fail on purpose and a tenth are interrupted. Of every cell the reply, its
outputs and `idle` are required, and its value or text is compared with what Python computes. The
table shows the memory of the process tree over time. Exits with 1 where anything was wrong, or
where the memory's last quarter lies more than 15 % above its second one.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import time
from queue import Empty

from jupyter_client import KernelManager
from kernels import pss

TIMEOUT = 60
SAMPLE_SECONDS = 5
GROWTH = 1.15

# what a client asks beside the cells
BESIDE = ("interrupt_request", "kernel_info_request", "complete_request")


class Soak:
    """A kernel, what is known of its variables, and what went wrong."""

    def __init__(self, name: str, seed: int):
        self.random = random.Random(seed)
        self.values: dict[str, int] = {}
        self.wrong: list[str] = []
        self.last = ""
        self.counts = {"passed": 0, "failed on purpose": 0, "interrupted": 0}
        self.spans: list[float] = []
        self.slowest = (0.0, "")
        self.manager = KernelManager(kernel_name=name)
        self.manager.start_kernel(stderr=subprocess.DEVNULL)
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=TIMEOUT)

    def close(self) -> None:
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    # --- one cell ---

    def run(self, code: str, interrupt_after: float | None = None) -> tuple[dict, list[dict]]:
        """Returns the reply and the outputs of a cell, both of which must come."""
        self.last = code
        msg_id = self.client.execute(code)
        if interrupt_after is not None:
            time.sleep(interrupt_after)
            self.client.session.send(
                self.client.control_channel.socket, self.client.session.msg("interrupt_request", {})
            )
            if self.client.get_control_msg(timeout=TIMEOUT)["msg_type"] != "interrupt_reply":
                self.wrong.append("an interrupt was not answered")
        reply = self.answer(msg_id)
        outputs = []
        while True:
            message = self.client.get_iopub_msg(timeout=TIMEOUT)
            if message["parent_header"].get("msg_id") != msg_id:
                if message["parent_header"].get("msg_type") not in BESIDE:
                    self.wrong.append(f"an output of another cell came for: {code}")
                continue
            if message["msg_type"] == "status":
                if message["content"]["execution_state"] == "idle":
                    return reply, outputs
            else:
                outputs.append(message)

    def answer(self, msg_id: str) -> dict:
        """Takes replies up to that of a request; only questions about the kernel may lie between."""
        while True:
            reply = self.client.get_shell_msg(timeout=TIMEOUT)
            if reply["parent_header"].get("msg_id") == msg_id:
                return reply["content"]
            if reply["msg_type"] != "kernel_info_reply":
                self.wrong.append(f"the reply of another cell came for: {self.last}")

    def require(self, holds: bool, code: str, what) -> None:
        if not holds:
            self.wrong.append(f"{code}\n    {str(what)[:400]}")

    def step(self) -> None:
        kind = self.random.random()
        begin = time.perf_counter()
        if kind < 0.1:
            self.fail()
            self.counts["failed on purpose"] += 1
        elif kind < 0.2:
            self.interrupt()
            self.counts["interrupted"] += 1
            return
        else:
            self.random.choice(
                [self.assign, self.result, self.flood, self.method, self.type, self.display, self.ask]
            )()
            self.counts["passed"] += 1
        span = time.perf_counter() - begin
        self.spans.append(span)
        self.slowest = max(self.slowest, (span, self.last))

    def ok(self, code: str) -> list[dict]:
        reply, outputs = self.run(code)
        self.require(reply["status"] == "ok", code, reply)
        return outputs

    def value(self, code: str, expected: str) -> None:
        results = [
            o["content"]["data"]["text/plain"]
            for o in self.ok(code)
            if o["msg_type"] == "execute_result"
        ]
        self.require(results == [expected], code, f"got {results}; expected {expected}")

    # --- kinds of cells ---

    def assign(self) -> None:
        name = f"v{self.random.randrange(40)}"
        self.values[name] = self.random.randrange(1_000_000)
        self.ok(f"int {name} = {self.values[name]};")

    def result(self) -> None:
        if not self.values:
            return self.assign()
        name = self.random.choice(list(self.values))
        add = self.random.randrange(1000)
        self.value(f"{name} + {add}", str(self.values[name] + add))

    def flood(self) -> None:
        lines = self.random.randrange(1, 3000)
        outputs = self.ok(f'for (int i = 0; i < {lines}; i++) System.out.println("line " + i);')
        text = "".join(o["content"]["text"] for o in outputs if o["msg_type"] == "stream")
        expected = "".join(f"line {i}\n" for i in range(lines))
        self.require(text == expected, f"{lines} lines", f"{len(text)} of {len(expected)} characters")

    def method(self) -> None:
        name = f"m{self.random.randrange(40)}"
        factor = self.random.randrange(100)
        self.ok(f"int {name}(int x) {{ return x * {factor}; }}")
        self.value(f"{name}(7)", str(7 * factor))

    def type(self) -> None:
        name = f"R{self.random.randrange(20)}"
        number = self.random.randrange(1000)
        self.ok(f"record {name}(int a, String b) {{ int twice() {{ return 2 * a; }} }}")
        self.value(f'new {name}({number}, "x").twice()', str(2 * number))

    def display(self) -> None:
        rows = self.random.randrange(1, 60)
        code = f'display(java.util.stream.IntStream.range(0, {rows}).mapToObj(i -> "r" + i).toList());'
        shown = [o for o in self.ok(code) if o["msg_type"] == "display_data"]
        self.require(len(shown) == 1, code, f"{len(shown)} displays")

    def ask(self) -> None:
        code = "Mat"
        self.last = f"the completion of {code}"
        reply = self.answer(self.client.complete(code, len(code)))
        self.require("Math" in reply["matches"], self.last, reply["matches"][:5])

    def fail(self) -> None:
        code = self.random.choice(
            [
                'int wrong = "text";',
                "throw new IllegalStateException(\"on purpose\");",
                "int[] none = new int[1]; none[2] = 3;",
                "undefined(1)",
                "int deep(int n) { return deep(n + 1) + 1; }\ndeep(0)",
                "for (int i = 0; i < 3; i++ {",
            ]
        )
        reply, outputs = self.run(code)
        self.require(reply["status"] == "error", code, reply)
        errors = [o for o in outputs if o["msg_type"] == "error"]
        self.require(len(errors) == 1, code, f"{len(errors)} errors")

    def interrupt(self) -> None:
        code = self.random.choice(
            [
                "while (true) {}",
                "Thread.sleep(60_000);",
                "long n = 0; for (;;) n++;",
                "while (true) try { Thread.sleep(10_000); } catch (InterruptedException e) {}",
                'while (true) System.out.print("");',
            ]
        )
        reply, _ = self.run(code, interrupt_after=0.05 + 0.2 * self.random.random())
        # one that had not begun yet is aborted
        stopped = reply["status"] == "aborted" or reply.get("ename") == "Interrupted"
        self.require(stopped, code, reply)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("kernel", nargs="?", default="java", help="a kernelspec of Java")
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    soak = Soak(options.kernel, options.seed)
    memory: list[tuple[float, float]] = []
    begin = time.monotonic()
    try:
        while (elapsed := time.monotonic() - begin) < 60 * options.minutes and len(soak.wrong) < 20:
            soak.step()
            if not memory or elapsed - memory[-1][0] >= SAMPLE_SECONDS:
                memory.append((elapsed, pss(soak.manager)))
                done = sum(soak.counts.values())
                print(f"\r{elapsed:.0f} s, {done} cells, {memory[-1][1]:.0f} MB\033[K", end="", file=sys.stderr)
    except Empty:
        soak.wrong.append(f"a message did not come in time: {soak.last}")
    finally:
        soak.close()
    print("\r\033[K", end="", file=sys.stderr)

    sizes = [size for _, size in memory]
    quarter = max(1, len(sizes) // 4)
    quarters = [
        statistics.median(sizes[i * quarter : (i + 1) * quarter] or sizes[-1:] or [0])
        for i in range(4)
    ]
    print("| | |\n| --- | ---: |")
    for name, count in soak.counts.items():
        print(f"| cells that {name} | {count:,} |" if name != "interrupted" else f"| cells interrupted | {count:,} |")
    print(f"| median of the others, ms | {1000 * statistics.median(soak.spans or [0]):.1f} |")
    print(f"| slowest, ms | {1000 * soak.slowest[0]:.0f} |")
    for number, size in enumerate(quarters, 1):
        print(f"| memory (PSS), quarter {number}, MB | {size:.0f} |")
    print(f"\nthe slowest was: {soak.slowest[1]}")
    for what in soak.wrong:
        print("wrong:", what)
    if quarters[3] > GROWTH * quarters[1]:
        soak.wrong.append("growth")
        print(f"wrong: the memory grew from {quarters[1]:.0f} to {quarters[3]:.0f} MB")
    sys.exit(1 if soak.wrong else 0)


if __name__ == "__main__":
    main()
