#!/usr/bin/env python3
"""Runs the fenced snippets of a document in one language, in a folder where results/baseline.h5 is a results file, and
results/people.h5 and results/study.h5 the files of these names beside it.
Usage: snippets.py DOCUMENT LANGUAGE RESULTS FOLDER [CURVES TEXT...]
With CURVES, each snippet draws a picture of at least so many curves that shows every TEXT (@VARIABLE: names of the file)."""
import os
import pathlib
import re
import shutil
import subprocess
import sys

import check_picture

# How a snippet is run without a screen: command, its file, what comes before and after it, its picture.
LANGUAGES = {
    "python": (["/usr/bin/python3"], "snippet.py", "", 'import matplotlib.pyplot\nmatplotlib.pyplot.savefig("picture.svg")\n', "picture.svg"),
    "r": (["Rscript"], "snippet.R", 'pdf("picture.pdf")\n', "invisible(dev.off())\n", "picture.pdf"),
    "octave": (["octave-cli", "--norc"], "snippet.m", 'set(0, "defaultfigurevisible", "off");\n', 'print("picture.svg");\n', "picture.svg"),
    "js": (["node"], "snippet.mjs", "", "", None),
    "sh": (["bash", "-euo", "pipefail"], "snippet.sh", "", "", None),
}


def run(folder, snippet, language, results, expectation):
    command, name, before, after, picture = LANGUAGES[language]
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "results").mkdir(parents=True)
    (folder / "results/baseline.h5").symlink_to(pathlib.Path(results).resolve())
    for other in ("people.h5", "study.h5"):
        (folder / "results" / other).symlink_to(pathlib.Path(results).resolve().parent / other)
    modules = pathlib.Path(__file__).resolve().parent.parent / "interop/node_modules"
    (folder / "node_modules").symlink_to(modules)
    if not expectation:
        before = after = ""
    (folder / name).write_text(before + snippet + after, encoding="utf-8")
    done = subprocess.run([*command, name], cwd=folder, env={**os.environ, "MPLBACKEND": "Agg"}, encoding="utf-8", capture_output=True)
    print(f"--- {language}\n{snippet}--- gives\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    if done.returncode != 0:
        sys.exit(f"the snippet ends with {done.returncode}")
    if expectation:
        check_picture.check(str(folder / picture), int(expectation[0]), check_picture.names(results, expectation[1:]))


def main():
    document, language, results, folder, *expectation = sys.argv[1:]
    text = pathlib.Path(document).read_text(encoding="utf-8")
    snippets = re.findall(rf"^```{language}\n(.*?)^```$", text, re.M | re.S)
    if not snippets:
        sys.exit(f"{document} has no snippet in {language}")
    for i, snippet in enumerate(snippets):
        run(pathlib.Path(folder) / f"{language}{i}", snippet, language, results, expectation)


if __name__ == "__main__":
    main()
