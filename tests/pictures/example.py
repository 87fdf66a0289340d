#!/usr/bin/env python3
"""Runs an example of tools/plotting on a results file and looks whether its picture shows what it should.
Usage: example.py SCRIPT RESULTS PICTURE CURVES TEXT...   A text @VARIABLE stands for every name in that variable of the file."""
import pathlib
import subprocess
import sys

import check_picture

INTERPRETERS = {".py": ["/usr/bin/python3"], ".R": ["Rscript"], ".m": ["octave-cli", "--norc"], ".sh": ["bash"]}


def main():
    script, results, picture, curves, *texts = sys.argv[1:]
    pathlib.Path(picture).parent.mkdir(parents=True, exist_ok=True)
    pathlib.Path(picture).unlink(missing_ok=True)
    subprocess.run([*INTERPRETERS[pathlib.Path(script).suffix], script, results, picture], check=True)
    check_picture.check(picture, int(curves), check_picture.names(results, texts))


if __name__ == "__main__":
    main()
