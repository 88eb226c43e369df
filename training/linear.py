"""Show what a linear probe does: `python training/linear.py`.

A probe says of a face whether its hair is long or short: the drawing's own names sort the
45 hair styles into those two groups. For each layer, each face is a dot. Its first
coordinate is what the probe says of it; its second one is taken at right angles to that,
in the direction in which the faces differ most. Writes assets/data/linear.json and, for
the test that computes dots again, the directions into training/references/linear.json.
"""

import hashlib
import json

import numpy as np
import torch

import data
from paths import ASSETS, REFERENCES, SHIPPED
from probe import TEST, TRAIN, layer_features, raw_pixels
from regression import PENALTIES, fit, interval, predict, standardise
from shipped import load_model

DOTS = 192  # held-out faces, the first of the fixed order
SHIPPED_FACES = 64  # of these the deck has the tokens already
EDGE = 3.5  # standard deviations of the training faces; dots beyond stand at the edge
STEPS = 127  # from the middle to an edge


def best_penalty(features, labels):
    """Choose the penalty on a fifth of the training pictures, as regression.probe does."""
    fifth = len(features) // 5
    return max(
        PENALTIES,
        key=lambda penalty: (
            predict(fit(features[fifth:], labels[fifth:], 2, penalty), features[:fifth]) == labels[:fifth]
        ).sum(),
    )


def most_varied(features, direction):
    """features (N, F) -> the unit vector (F,) of largest variance at right angles to a unit vector."""
    centred = features - features.mean(0)
    rest = centred - (centred @ direction)[:, None] * direction
    return torch.linalg.eigh(rest.T @ rest).eigenvectors[:, -1]


def plane(train, labels):
    """train (N, F) -> the weights (2, F + 1) of both coordinates; the last column is added."""
    mean, deviation = train.mean(0), train.std(0) + 1e-6
    (standard,) = standardise(train)
    weights = fit(standard, labels, 2, best_penalty(standard, labels))  # (F + 1, 2)
    probe = weights[:, 1] - weights[:, 0]  # (F + 1,); above zero: long
    length = probe[:-1].norm()
    direction = probe[:-1] / length
    rows = []
    for vector, shift in [(direction, probe[-1] / length), (most_varied(standard, direction), 0.0)]:
        scale = (standard @ vector + shift).std()
        raw = vector / deviation / scale
        rows.append(torch.cat([raw, (shift / scale - (raw * mean).sum())[None]]))
    return torch.stack(rows)


def place(weights, features):
    """weights (2, F + 1), features (N, F) -> coordinates (N, 2)."""
    return features @ weights[:, :-1].T + weights[:, -1]


def digits(values):
    """values (N,) -> two hexadecimal digits each, 7f in the middle."""
    steps = (values / EDGE * STEPS).round().clamp(-STEPS, STEPS).int()
    # A dot stands on its side of the middle, however near.
    steps[(steps == 0) & (values > 0)] = 1
    return "".join(f"{step + STEPS:02x}" for step in steps.tolist())


def main():
    source = data.load("faces")
    is_long = torch.tensor([name.startswith("long") for name in source["label_names"]])

    def long_hair(labels):
        return is_long[torch.from_numpy(labels.astype(np.int64))]

    train, test = source["train"][:TRAIN], source["test"][:TEST]
    train_labels = long_hair(source["train_labels"][:TRAIN]).long()
    test_labels = long_hair(source["test_labels"][:TEST]).long()

    def accuracy(weights, features):
        return interval(((place(weights, features)[:, 0] > 0).long() == test_labels).numpy())

    pixels = [raw_pixels(each, source["palette"]) for each in (train, test)]
    raw = accuracy(plane(pixels[0], train_labels), pixels[1])
    print("raw pixels", raw, flush=True)
    model = load_model("faces")
    dots = layer_features(model, test[:DOTS], fast=False)
    layers, directions, before = [], [], None
    for layer, (f_train, f_test) in enumerate(zip(layer_features(model, train), layer_features(model, test))):
        weights = plane(f_train, train_labels)
        # Up stays up from layer to layer.
        if before is not None and torch.corrcoef(torch.stack([before, place(weights, dots[layer])[:, 1]]))[0, 1] < 0:
            weights[1] *= -1
        placed = place(weights, dots[layer])
        before = placed[:, 1]
        layers.append({"layer": layer, **accuracy(weights, f_test), "right": digits(placed[:, 0]), "up": digits(placed[:, 1])})
        directions.append([[float(f"{weight:.5g}") for weight in row] for row in weights.tolist()])
        print(layer, layers[-1]["accuracy"], flush=True)

    digest = hashlib.sha256((SHIPPED / "faces/weights.bin").read_bytes()).hexdigest()
    content = {
        "about": "A linear probe of our own small model in assets/model/faces, not of OpenAI's: is the hair long or "
        "short? The 45 hair styles of DiceBear Pixel Art (CC0 1.0) are sorted by their names. Mean over positions of the "
        "normed input of block l (for the last l, of the head), standardised; logistic regression by L-BFGS, its penalty "
        "chosen on a fifth of the training pictures; low and high bound 95 % of 1,000 bootstrap draws of the test "
        f"pictures. right and up: where the first {DOTS} held-out faces of the fixed order lie, two hexadecimal digits "
        f"each, 7f for zero, 00 and fe for {EDGE} standard deviations and more. right: what the probe says, above zero "
        "long. up: at right angles to it, where the training faces differ most. long: 1 for a face with long hair. "
        f"faces: those of the {DOTS} that assets/model/faces/held-out.json does not have, as tokens of its palette.",
        "kind": "computed",
        "source": "training/linear.py, on the shipped weights",
        "weights": digest,
        "unit": "share of test pictures classified correctly",
        "trainingPictures": TRAIN,
        "testPictures": TEST,
        "rawPixels": raw,
        "long": "".join(str(label) for label in test_labels[:DOTS].tolist()),
        "layers": layers,
        "faces": [bytes(face.tolist()).hex() for face in test[SHIPPED_FACES:DOTS]],
    }
    (ASSETS / "data/linear.json").write_text(json.dumps(content, indent=1) + "\n")
    about = "For each layer: the weights of a dot's two coordinates, one a feature and one to add, by training/linear.py."
    text = json.dumps({"about": about, "weights": digest, "directions": directions})
    (REFERENCES / "linear.json").write_text(text.replace("[[", "\n[[").replace("], [", "],\n[") + "\n")


if __name__ == "__main__":
    main()
