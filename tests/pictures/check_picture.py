"""Whether a picture (.svg or .pdf) shows texts and curves.
A curve is a line or area of at least 20 segments: data, not a frame, a tick or a letter."""
import html
import re
import sys
import zlib

import h5py


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
