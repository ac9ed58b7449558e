"""Measures `cahier run` beside `jupyter execute` with ipykernel, on comparable notebooks.

    python tests/bench/headless.py                  # with the Python that has nbclient, nbformat and ipykernel
    python tests/bench/headless.py --rounds 9 ./cahier

Every round runs each program once on each notebook, in turn, so that what else the machine does falls on both alike. The
table shows medians over the rounds, and the median of each round's own ratio: below 1 cahier is quicker.

  first cell   from the start of the program until the first cell runs: the cell writes the time into a file
  whole        from the start of the program to its end, with the notebook written
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

ROOT = Path(__file__).resolve().parent.parent.parent

CELLS = {
    "java": {
        "mark": 'Files.writeString(Path.of("mark"), String.valueOf(System.currentTimeMillis()));',
        "define": "int f{0}(int x) {{ return x + {0}; }}\nint y{0} = f{0}({0});",
        "show": "y{0}",
        "flood": 'for (int i = 0; i < 20_000; i++) System.out.println("line " + i);',
        "kernel": {"name": "java", "language": "java", "display_name": "Java"},
    },
    "python": {
        "mark": "import time\nopen('mark', 'w').write(str(int(time.time() * 1000)))",
        "define": "def f{0}(x): return x + {0}\ny{0} = f{0}({0})",
        "show": "y{0}",
        "flood": "for i in range(20_000): print('line', i)",
        "kernel": {"name": "python3", "language": "python", "display_name": "Python 3"},
    },
}


def notebooks(language: str) -> dict[str, list[str]]:
    cells = CELLS[language]
    twenty = [cells[kind].format(i) for i in range(10) for kind in ("define", "show")]
    return {
        "one cell": [cells["mark"]],
        "20 cells": [cells["mark"], *twenty],
        "20,000 lines": [cells["mark"], cells["flood"]],
    }


def write(folder: Path, language: str, sources: list[str]) -> Path:
    notebook = new_notebook(
        cells=[new_code_cell(source) for source in sources],
        metadata={"kernelspec": CELLS[language]["kernel"]},
    )
    path = folder / "notebook.ipynb"
    nbformat.write(notebook, path)
    return path


def run(command: list[str], language: str, sources: list[str]) -> tuple[float, float]:
    """Seconds to the first cell, and to the end."""
    with tempfile.TemporaryDirectory() as name:
        path = write(Path(name), language, sources)
        started = time.time()
        done = subprocess.run([*command, str(path)], cwd=name, capture_output=True, text=True)
        ended = time.time()
        if done.returncode != 0:
            sys.exit(f"{command} failed:\n{done.stdout}{done.stderr}")
        first = int((path.parent / "mark").read_text()) / 1000
        return first - started, ended - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cahier", nargs="?", default=str(ROOT / "cahier"))
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    programs = {
        "java": [str(Path(options.cahier).resolve()), "run"],
        "python": [sys.executable, "-m", "jupyter", "execute", "--inplace"],
    }
    books = {language: notebooks(language) for language in programs}
    times: dict[tuple[str, str, str], list[float]] = {}
    for number in range(options.rounds + 1):
        for book in books["java"]:
            for language, command in programs.items():
                first, whole = run(command, language, books[language][book])
                if number == 0:
                    continue  # disks and caches are cold once
                times.setdefault((book, "first cell", language), []).append(first)
                times.setdefault((book, "whole", language), []).append(whole)
    print(f"{'':26}{'cahier run':>12}{'jupyter execute':>18}{'ratio':>8}")
    for book in books["java"]:
        for row in ("first cell", "whole"):
            java, python = times[book, row, "java"], times[book, row, "python"]
            ratio = statistics.median(a / b for a, b in zip(java, python, strict=True))
            print(
                f"{book + ', ' + row:26}{statistics.median(java):10.2f} s"
                f"{statistics.median(python):16.2f} s{ratio:8.2f}"
            )


if __name__ == "__main__":
    main()
