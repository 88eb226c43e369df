"""Turn pictures into palette tokens: `python training/data.py faces|fashion`.

Writes training/work/<name>/data.npz:
  palette                     (V, 3) RGB of each token
  train, test                 (pictures, T) tokens, row by row; test is held out
  train_labels, test_labels   hair style of a face, class of a garment
  train_index, test_index     index of each picture in the source
  label_names                 names of the labels
"""

import argparse
import gzip
import json
from pathlib import Path

import numpy as np

from paths import WORK

FASHION_SOURCE = Path("/usr/share/datasets/fashion-mnist")  # Debian's dataset-fashion-mnist
HELD_OUT_FACES = 5_000
FACE_COLORS = 256
FASHION_GREYS = 16


def nearest_token(colors, palette):
    """colors (N, 3) -> token of the nearest palette colour, (N,)."""
    difference = colors[:, None].astype(int) - palette[None].astype(int)  # (N, V, 3)
    return np.square(difference).sum(-1).argmin(-1)


def make_faces():
    pixels = np.fromfile(WORK / "faces/pixels.bin", np.uint8).reshape(-1, 256, 3)
    attributes = json.loads((WORK / "faces/attributes.json").read_text())
    hair = np.array(attributes["hair"])
    styles, hair = np.unique(hair, return_inverse=True)

    packed = pixels.astype(np.uint32) @ np.array([1 << 16, 1 << 8, 1], np.uint32)  # (N, T)
    colors, color_of_pixel = np.unique(packed, return_inverse=True)
    color_of_pixel = color_of_pixel.reshape(packed.shape)
    # Only training pictures choose the palette.
    counts = np.bincount(color_of_pixel[HELD_OUT_FACES:].ravel(), minlength=len(colors))
    commonest = np.argsort(-counts, kind="stable")[:FACE_COLORS]
    rgb = np.stack([colors >> 16, colors >> 8 & 255, colors & 255], -1).astype(np.uint8)
    palette = rgb[commonest]
    tokens = nearest_token(rgb, palette).astype(np.uint8)[color_of_pixel]
    print(f"{len(colors)} colours; the palette covers {counts[commonest].sum() / counts.sum():.4%} of pixels")

    # The first pictures of the fixed order are held out. A training picture is dropped
    # if it repeats one of them or an earlier training picture.
    held_out = {row.tobytes() for row in tokens[:HELD_OUT_FACES]}
    seen, train = set(), []
    for index in range(HELD_OUT_FACES, len(tokens)):
        row = tokens[index].tobytes()
        if row not in held_out and row not in seen:
            seen.add(row)
            train.append(index)
    train, test = np.array(train), np.arange(HELD_OUT_FACES)
    print(f"{len(train)} training faces of {len(tokens) - HELD_OUT_FACES} drawn, {len(test)} held out, {len(held_out)} of them distinct")
    save("faces", palette, tokens, hair, train, test, styles)


def read_idx(name):
    """Read a file of Fashion-MNIST's format."""
    raw = gzip.decompress((FASHION_SOURCE / f"{name}.gz").read_bytes())
    shape = [int.from_bytes(raw[4 + 4 * axis : 8 + 4 * axis], "big") for axis in range(raw[3])]
    return np.frombuffer(raw, np.uint8, offset=4 + 4 * len(shape)).reshape(shape)


def halve(pictures):
    """pictures (N, 28, 28) -> the rounded mean of each 2x2 square, (N, 196)."""
    squares = pictures.reshape(-1, 14, 2, 14, 2).astype(np.uint16)
    return ((squares.sum((2, 4)) + 2) // 4).reshape(-1, 196).astype(np.uint8)


def grey_palette(pixels, greys):
    """Return the means of k-means on grey values, started at evenly spaced quantiles and run to the end."""
    histogram = np.bincount(pixels.ravel(), minlength=256)
    values = np.arange(256)
    present = np.flatnonzero(histogram)
    means = np.unique(np.quantile(present, np.linspace(0, 1, greys)))
    while True:
        nearest = np.abs(values[:, None] - means).argmin(1)
        weight = np.bincount(nearest, histogram, minlength=greys)
        moved = np.bincount(nearest, histogram * values, minlength=greys) / np.maximum(weight, 1)
        if np.allclose(moved, means):
            return np.round(means).astype(np.uint8)
        means = moved


def make_fashion():
    train, test = halve(read_idx("train-images-idx3-ubyte")), halve(read_idx("t10k-images-idx3-ubyte"))
    greys = grey_palette(train, FASHION_GREYS)
    token_of_grey = nearest_token(np.arange(256)[:, None], greys[:, None])
    tokens = token_of_grey.astype(np.uint8)[np.concatenate([train, test])]
    labels = np.concatenate([read_idx("train-labels-idx1-ubyte"), read_idx("t10k-labels-idx1-ubyte")])
    names = ["T-shirt", "trousers", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"]
    print(f"greys {greys.tolist()}; {len(train)} training pictures, {len(test)} of the official test set")
    index = np.arange(len(tokens))
    save("fashion", np.repeat(greys[:, None], 3, 1), tokens, labels, index[: len(train)], index[len(train) :], names)


def save(name, palette, tokens, labels, train, test, label_names):
    folder = WORK / name
    folder.mkdir(parents=True, exist_ok=True)
    np.savez(
        folder / "data.npz",
        palette=palette,
        train=tokens[train],
        test=tokens[test],
        train_labels=labels[train],
        test_labels=labels[test],
        train_index=train,
        test_index=test,
        label_names=np.array(label_names),
    )


def load(name):
    """Load the data of a model; BERT learns from the faces too."""
    return np.load(WORK / ("faces" if name == "bert" else name) / "data.npz")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("name", choices=["faces", "fashion"])
    {"faces": make_faces, "fashion": make_fashion}[parser.parse_args().name]()
