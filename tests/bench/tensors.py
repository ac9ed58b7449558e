"""Measures the tensor library beside PyTorch, JAX and ONNX Runtime on the same processor.

    python tests/bench/tensors.py                         # every row, 1 and 2 threads
    python tests/bench/tensors.py --threads 1 --rows 'train|eval resnet' --rounds 9
    python tests/bench/tensors.py --clock cpu --threads 1 # on a machine that others use too

Build first (`mvn package -DskipTests`, or any command of `./cahier`). Peers that this Python lacks are
skipped with a word: `pip install torch onnx onnxruntime jax`. README.md beside this file says what the
rows mean.
"""

from __future__ import annotations

import argparse
import glob
import importlib.util
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rows import ALLOCATION, FRESH, ROWS

HERE = Path(__file__).resolve().parent
HOME = HERE.parent.parent
CLASSES = HOME / "lib/target/classes"
PEERS = {
    "torch": "PyTorch", "jax": "JAX jit", "onnx": "ONNX Runtime",
    "compile": "torch.compile", "openvino": "OpenVINO",
}
# as the launcher's JVMs
HUGE_PAGES = ["-XX:+UseTransparentHugePages"] if sys.platform == "linux" else []
USUAL = "torch,jax,onnx"
NEEDS = {
    "torch": ["torch"], "jax": ["jax"], "onnx": ["onnxruntime", "onnx", "torch"],
    "compile": ["torch"], "openvino": ["openvino", "onnx", "torch"],
}
# peers that take part wherever another one does, as far as they know the work
BESIDE = {"compile": "torch", "openvino": "onnx"}


def jdk() -> Path:
    """The JDK that the launcher would take, as far as `JAVA_HOME` and the usual places go."""
    named = [os.environ.get(name) for name in ("CAHIER_JAVA_HOME", "JAVA_HOME")]
    places = [place for place in named if place] + sorted(glob.glob("/usr/lib/jvm/*"))
    places += sorted(glob.glob("/Library/Java/JavaVirtualMachines/*/Contents/Home"))
    for place in places:
        release = Path(place) / "release"
        if release.is_file() and re.search(r'JAVA_VERSION="(2[5-9]|[3-9]\d)', release.read_text()):
            return Path(place)
    raise SystemExit("tensors.py: no JDK 25 found; set JAVA_HOME")


class Contender:
    """A process that answers requests, one line each."""

    def __init__(self, name: str, command: list[str], threads: int):
        variables = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NPROC")
        environment = dict(os.environ, **{name: str(threads) for name in variables})
        # XLA makes as many threads as NPROC says
        environment["XLA_FLAGS"] = (
            f"--xla_cpu_multi_thread_eigen={str(threads > 1).lower()} "
            f"intra_op_parallelism_threads={threads}"
        )
        environment["JAX_PLATFORMS"] = "cpu"
        self.name = name
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True, env=environment,
        )

    def ask(self, request: str) -> str:
        self.process.stdin.write(request + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().strip()
        if not answer:
            raise SystemExit(f"tensors.py: {self.name} ended at the request: {request}")
        return answer

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait(30)


class Bench:
    def __init__(self, options: argparse.Namespace, folder: str):
        self.options = options
        self.java = jdk()
        self.folder = folder
        sources = [
            str(HOME / "tests/src/test/java/cahier/bench" / f"{name}.java")
            for name in ("TensorBench", "Work", "FirstSteps", "Allocation", "Peak")
        ]
        if not CLASSES.is_dir():
            raise SystemExit("tensors.py: lib/target/classes is missing; build first")
        # a copy, so that a build in the meantime does not pull them away
        shutil.copytree(CLASSES, folder, dirs_exist_ok=True)
        libraries = sorted(glob.glob(str(HOME / "lib/target/libs/*.jar")))
        self.path = os.pathsep.join([folder, *libraries])
        compiled = subprocess.run(
            [self.java / "bin/javac", "-nowarn", "--add-modules=jdk.incubator.vector", "-cp", self.path,
             "-d", folder, *sources],
            stderr=subprocess.PIPE, text=True,
        )
        if compiled.returncode != 0:
            raise SystemExit(f"tensors.py: the benchmark does not compile:\n{compiled.stderr}")
        self.peers = []
        for peer, modules in NEEDS.items():
            if peer not in options.peers:
                continue
            missing = [f"module {m}" for m in modules if importlib.util.find_spec(m) is None]
            if peer == "compile" and not (shutil.which("g++") or os.environ.get("CXX")):
                missing.append("C++ compiler")
            if missing:
                print(f"{PEERS[peer]} is skipped: no {', '.join(missing)}", file=sys.stderr)
            else:
                self.peers.append(peer)

    def start(self, name: str, threads: int) -> Contender:
        if name == "cahier":
            command = [
                str(self.java / "bin/java"), f"@{HOME / 'kernel/jvm.options'}", "-XX:+UseSerialGC", "-Xmx4g",
                *HUGE_PAGES, "-cp", self.path, "cahier.bench.TensorBench", str(threads), self.options.clock,
            ]
        else:
            command = [sys.executable, str(HERE / "peers.py"), name, str(threads), self.options.clock]
        return Contender(name, command, threads)

    def progress(self, text: str) -> None:
        print(f"\r{text}\033[K", end="", file=sys.stderr, flush=True)

    def measure(self, threads: int) -> None:
        contenders = [self.start(name, threads) for name in ["cahier", *self.peers]]
        peak = float(contenders[0].ask("peak"))
        print(f"\n### {threads} thread{'s' * (threads > 1)}\n")
        print(f"Measured peak of one thread: {peak:.0f} GFLOP/s (vector fused multiply-add).\n")
        print("| " + " | ".join(["work", "ours", *(PEERS[p] for p in self.peers)])
              + " | GFLOP/s | best peer / ours | to beat | goal | |")
        print("| --- |" + " ---: |" * (len(self.peers) + 5) + " --- |", flush=True)
        for row in ROWS:
            if self.chosen(row) and (threads == 1 or not row.single):
                self.row(row, contenders, threads)
        for contender in contenders:
            contender.close()
        self.progress("")

    def chosen(self, row) -> bool:
        """Whether the pattern finds the row's work or its title."""
        pattern = re.compile(self.options.rows, re.IGNORECASE)
        return any(pattern.search(name) for name in (row.work, row.title))

    def row(self, row, contenders: list[Contender], threads: int) -> None:
        running = []
        for contender in contenders:
            known = BESIDE.get(contender.name, contender.name)
            if known in ("cahier", *row.peers):
                self.progress(f"{row.work}: {contender.name} warms up")
                if contender.ask(f"prepare {row.work}") == "ready":
                    running.append(contender)
        times = {contender.name: [] for contender in running}
        for turn in range(self.options.rounds):
            self.progress(f"{row.work}: round {turn + 1} of {self.options.rounds}")
            # the order turns, so that nobody always follows the same one
            for contender in running[turn % len(running):] + running[: turn % len(running)]:
                times[contender.name].append(float(contender.ask(f"measure {self.options.budget}")))
        ours = statistics.median(times["cahier"])
        ratios = []
        peers = [name for name in times if name != "cahier"]
        if peers:
            best = min(peers, key=lambda name: statistics.median(times[name]))
            # ratios within a round: what slows the machine for a while slows both
            ratios = [peer / own for peer, own in zip(times[best], times["cahier"])]
        ratio = statistics.median(ratios) if ratios else None
        bar, goal = row.bars(threads)
        cells = [shown(times.get(name)) for name in ["cahier", *self.peers]]
        speed = f"{row.work_flop / ours:.0f}" if row.work_flop else ""
        verdict = "" if ratio is None else "below" if ratio < bar else "goal" if ratio >= goal else "holds"
        spread = f"{ratio:.2f} ({min(ratios):.2f}–{max(ratios):.2f})" if ratio else ""
        self.progress("")
        print(f"| {row.title} | " + " | ".join(cells)
              + f" | {speed} | {spread} | {bar:g} | {goal:g} | {verdict} |", flush=True)

    def fresh(self) -> None:
        names = ["cahier"] + [peer for peer in self.peers if peer == "torch"]
        times = {name: [] for name in names}
        for turn in range(self.options.rounds):
            for name in names:
                self.progress(f"fresh processes: round {turn + 1} of {self.options.rounds}, {name}")
                begin = time.perf_counter()
                contender = self.start(name, 2)
                inside = [float(value) for value in contender.ask("fresh").split()]
                whole = 1e3 * (time.perf_counter() - begin)
                contender.close()
                # what passed before the process could look at a clock belongs to it
                late = whole - inside[2]
                times[name].append((inside[0] + late, inside[1], whole))
        self.progress("")
        print("\n### A fresh process, 2 threads, ms\n")
        print("| | " + " | ".join("ours" if n == "cahier" else PEERS[n] for n in names) + " | PyTorch / ours |")
        print("| --- |" + " ---: |" * (len(names) + 1))
        for at, title in enumerate(FRESH):
            medians = [statistics.median(value[at] for value in times[name]) for name in names]
            ratio = f"{medians[1] / medians[0]:.2f}" if len(names) > 1 else ""
            print(f"| {title} | " + " | ".join(f"{m:,.0f}" for m in medians) + f" | {ratio} |")

    def allocation(self) -> None:
        contender = self.start("cahier", 1)
        print("\n### Bytes allocated after the first steps, all threads\n")
        print("| work | allocated | held by its tensors | share | at most | |")
        print("| --- | ---: | ---: | ---: | ---: | --- |")
        for work, title, most in ALLOCATION:
            self.progress(work)
            allocated, held = map(int, contender.ask(f"allocation {work}").split())
            share = allocated / held
            self.progress("")
            print(f"| {title} | {allocated:,} | {held:,} | {share:.2%} | {most:.0%} "
                  f"| {'holds' if share < most else 'above'} |", flush=True)
        contender.close()


def shown(times: list[float] | None) -> str:
    """Median and spread, in the unit that reads best."""
    if not times:
        return ""
    middle = statistics.median(times)
    scale, unit = (1e3, "µs") if middle < 1e6 else (1e6, "ms")
    return f"{middle / scale:.3g} {unit} ({min(times) / scale:.3g}–{max(times) / scale:.3g})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--threads", default="1,2", help="a comma between numbers")
    parser.add_argument("--rows", default="", help="only rows whose name this pattern finds")
    parser.add_argument("--peers", default=USUAL,
                        help=f"a comma between names; there are {', '.join(PEERS)}")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--budget", type=int, default=150, help="least milliseconds of a round")
    parser.add_argument("--clock", choices=("wall", "cpu"), default="wall",
                        help="cpu: the process's time, for one thread on a machine that others use")
    options = parser.parse_args()
    options.peers = options.peers.split(",")
    unknown = sorted(set(options.peers) - set(PEERS) - {""})
    if unknown:
        parser.error(f"--peers: unknown: {', '.join(unknown)}; expected some of {', '.join(PEERS)}")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(options, folder)
        for threads in map(int, options.threads.split(",")):
            bench.measure(threads)
        if re.search(options.rows, "fresh"):
            bench.fresh()
        if re.search(options.rows, "allocation"):
            bench.allocation()


if __name__ == "__main__":
    main()
