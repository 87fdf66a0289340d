#!/usr/bin/env python3
"""Runs an example of tools/plotting on a results file and looks whether its picture shows what it should; and on a file that is not
there, which it has to name. Usage: example.py SCRIPT INPUT PICTURE RESULTS CURVES TEXT...
INPUT is RESULTS or its CSV export. A text @VARIABLE stands for every name in that variable of RESULTS."""
import check_picture
import sys


def main():
    script, given, picture, results, curves, *texts = sys.argv[1:]
    check_picture.run(script, given, picture)
    check_picture.check(picture, int(curves), check_picture.names(results, texts))
    check_picture.refuses("missing.h5", script, "missing.h5", picture)


if __name__ == "__main__":
    main()
