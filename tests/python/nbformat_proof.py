"""Writes notebooks with the real nbformat, for a comparison byte for byte.

    python nbformat_proof.py CASES [FOLDER...]

CASES gets one case a line: the text of a notebook and what nbformat writes for it, or why it does not take it. The
notebooks are 200 generated ones (tests/src/test/python/notebook_goldens.py with seeds of its own) and every notebook
below the FOLDERs, in source archives (.tar.gz) there, and below the installed packages.
"""

import json
import sys
import sysconfig
import tarfile
import warnings
from pathlib import Path

import nbformat

sys.path.insert(0, str(Path(__file__).parent.parent / "src/test/python"))
from notebook_goldens import Maker  # noqa: E402

GENERATED = 200
FIRST_SEED = 10_000


def generated():
    for seed in range(FIRST_SEED, FIRST_SEED + GENERATED):
        maker = Maker(seed)
        yield f"seed {seed}", maker.untidy(maker.notebook())


def files(folders):
    for folder in folders:
        for path in sorted(Path(folder).rglob("*")):
            if path.suffix == ".ipynb":
                yield str(path), path.read_bytes().decode("utf-8", "replace")
            elif path.name.endswith(".tar.gz"):
                yield from archived(path)


def archived(path):
    with tarfile.open(path) as archive:
        for member in archive:
            if member.isfile() and member.name.endswith(".ipynb"):
                yield member.name, archive.extractfile(member).read().decode("utf-8", "replace")


def case(name, text):
    found = {"name": name, "input": text}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # ids that nbformat makes up are random
            notebook = nbformat.reads(text, as_version=nbformat.NO_CONVERT)
            nbformat.validate(notebook)
            written = nbformat.writes(notebook)
        found["version"] = [notebook["nbformat"], notebook["nbformat_minor"]]
        found["written"] = written if written.endswith("\n") else written + "\n"
    except Exception as error:  # whatever nbformat says against a file
        found["error"] = f"{type(error).__name__}: {error}"[:300]
    return found


def main():
    installed = [sysconfig.get_path("purelib"), Path(sys.prefix) / "share/jupyter"]
    with open(sys.argv[1], "w", encoding="utf-8", newline="\n") as out:
        for source in (generated(), files(sys.argv[2:]), files(installed)):
            for name, text in source:
                out.write(json.dumps(case(name, text)) + "\n")


if __name__ == "__main__":
    main()
