"""Executes notebooks through the real kernel and compares their outputs with those that they hold.

    python notebooks_proof.py FOLDER

The notebooks of FOLDER hold what the headless runner wrote; nothing is written here.
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

TIMEOUT = 900


def comparable(output: dict) -> dict:
    """What a reader sees of an output: no counter, and no difference between a text and its lines."""
    kept = {key: value for key, value in output.items() if key not in ("execution_count", "transient")}
    if "data" in kept:
        kept["data"] = {
            kind: value.rstrip("\n") if isinstance(value, str) else value
            for kind, value in kept["data"].items()
        }
    return kept


def outputs(notebook: nbformat.NotebookNode) -> list[list[dict]]:
    """The outputs of the code cells; text that a stream wrote in several messages is one."""
    cells = []
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        merged: list[dict] = []
        for output in map(comparable, cell.outputs):
            last = merged[-1] if merged else {}
            if output["output_type"] == "stream" and last.get("name") == output["name"]:
                last["text"] += output["text"]
            else:
                merged.append(output)
        cells.append(merged)
    return cells


def differences(path: Path) -> list[str]:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    expected = outputs(notebook)
    client = NotebookClient(
        notebook,
        timeout=TIMEOUT,
        kernel_name="java",
        resources={"metadata": {"path": str(path.parent)}},
    )
    try:
        client.execute()
    except CellExecutionError as error:
        return [f"a cell failed: {error}"]
    nbformat.validate(notebook)
    found = []
    for number, (before, after) in enumerate(zip(expected, outputs(notebook), strict=True), 1):
        if before != after:
            found.append(f"code cell {number}: the runner wrote {short(before)}, the kernel {short(after)}")
    return found


def short(value: object) -> str:
    text = repr(value)
    return text if len(text) < 600 else text[:300] + " ... " + text[-300:]


def main() -> None:
    failed = False
    paths = sorted(Path(sys.argv[1]).glob("*.ipynb"))
    if not paths:
        sys.exit("no notebooks in " + sys.argv[1])
    for path in paths:
        found = differences(path)
        print(f"{path.name}: " + ("same outputs" if not found else "DIFFERENT"))
        for line in found:
            print("  " + line)
        failed = failed or bool(found)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
