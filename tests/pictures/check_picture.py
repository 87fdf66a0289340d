"""Runs plotting scripts, and tells whether a picture (.svg or .pdf) shows texts and curves.
A curve is a line or area of at least 20 segments: data, not a frame, a tick or a letter."""
import html
import pathlib
import re
import subprocess
import sys
import zlib

import h5py

INTERPRETERS = {".py": ["/usr/bin/python3"], ".R": ["Rscript"], ".m": ["octave-cli", "--norc"], ".sh": ["bash"], ".mjs": ["node"]}


def command(script, *arguments):
    return [*INTERPRETERS[pathlib.Path(script).suffix], script, *map(str, arguments)]


def run(script, *arguments):
    """What it prints. The last argument is the picture or folder that it makes."""
    output = pathlib.Path(arguments[-1])
    output.parent.mkdir(parents=True, exist_ok=True)
    if output.is_file():
        output.unlink()
    return subprocess.run(command(script, *arguments), check=True, encoding="utf-8", stdout=subprocess.PIPE).stdout


def refuses(reason, script, *arguments):
    """It fails and says why in a line, not with a list of calls."""
    done = subprocess.run(command(script, *arguments), encoding="utf-8", capture_output=True)
    if done.returncode == 0 or reason not in done.stderr or re.search("Traceback|called from|    at ", done.stderr):
        sys.exit(f"{script} on {arguments}: exit code {done.returncode}, {done.stderr}, no mention of: {reason}")


def svg(path):
    with open(path, encoding="utf-8") as file:
        source = file.read()
    # matplotlib draws letters as shapes and tells the text in a comment.
    texts = re.findall(r"<!-- (.*?) -->", source) + re.findall(r"<text\b[^>]*>(.*?)</text>", source, re.S)
    texts = [html.unescape(re.sub(r"<[^>]*>", "", text)).strip() for text in texts]
    drawn = re.sub(r"<symbol\b.*?</symbol>", "", source, flags=re.S)
    drawn = re.sub(r'<path id="[^"]*(?:Sans|Serif|Mono)-[^>]*>', "", drawn)
    shapes = [len(re.findall(r"[\d.]+[ ,]-?[\d.]+", d)) for d in re.findall(r"\s(?:d|points)\s*=\s*['\"]([^'\"]*)", drawn)]
    return texts, shapes


def pdf(path):
    with open(path, "rb") as file:
        source = file.read()
    texts, shapes = [], []
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", source, re.S):
        try:
            page = zlib.decompressobj().decompress(stream).decode("latin-1")
        except zlib.error:
            continue
        for shown in re.findall(r"(\(.*\)) Tj|\[(.*)\] TJ", page):
            texts.append("".join(re.findall(r"\(((?:[^()\\]|\\.)*)\)", shown[0] or shown[1])))
        shapes += [shape.count(" l") for shape in re.split(r"[\d.]+ m\b", page)]
    return texts, shapes


def names(results, texts):
    """Each @VARIABLE replaced by the names that it holds in a results file."""
    with h5py.File(results) as file:
        return [name for text in texts for name in (file[text[1:]].asstr()[:] if text.startswith("@") else [text])]


def check(path, curves, wanted):
    texts, shapes = (pdf if path.endswith(".pdf") else svg)(path)
    missing = [text for text in wanted if text not in texts]
    drawn = sum(segments >= 20 for segments in shapes)
    if missing or drawn < curves:
        sys.exit(f"{path}: {drawn} curves of {curves}; missing texts {missing}; shown: {texts}")
