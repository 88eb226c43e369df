"""Linear probes by layer: `python training/probe.py`, to assets/data/probe-layers.json.

As in the paper (section 2.4): the feature of layer l is the mean over positions of the
normed input of block l, for l = L that of the head; a logistic regression on it is
fitted by L-BFGS. Beside it a probe on the raw pixels of the same pictures.
"""

import argparse
import json

import numpy as np
import torch

import data
from paths import ASSETS
from regression import interval, probe
from shipped import load_model

TRAIN, TEST = 12_000, 5_000  # pictures, the first of each set
TASKS = [
    {"model": "faces", "title": "Faces, next pixel", "task": "hair style"},
    {"model": "bert", "title": "Faces, masked pixels (BERT)", "task": "hair style"},
    {"model": "fashion", "title": "Fashion, next pixel", "task": "class of garment"},
]
TRIED = [
    "Mean over positions, as the paper. Nothing was chosen by what it did to the curves: they are shown as measured.",
]


@torch.no_grad()
def layer_features(model, tokens, batch=50):
    """tokens (N, T) -> (L + 1, N, D): mean over positions of every block's normed input."""
    parts = []
    for start in range(0, len(tokens), batch):
        pictures = torch.from_numpy(tokens[start : start + batch].astype(np.int64))
        unmasked = torch.zeros(pictures.shape, dtype=torch.bool) if model.config.objective == "bert" else None
        h = model.embed(pictures, unmasked)
        means = []
        for block in model.blocks:
            means.append(block.norm1(h).mean(1))  # (B, D)
            h = block(h)
        means.append(model.norm(h).mean(1))
        parts.append(torch.stack(means))  # (L + 1, B, D)
    return torch.cat(parts, 1)


def raw_pixels(tokens, palette):
    """(N, T) -> (N, 3T) colours between 0 and 1; one value a pixel where they are greys."""
    colors = palette if (palette != palette[:, :1]).any() else palette[:, :1]
    return torch.from_numpy((colors[tokens] / 255).reshape(len(tokens), -1).astype(np.float32))


def measure(task):
    source, model = data.load(task["model"]), load_model(task["model"])
    train, test = source["train"][:TRAIN], source["test"][:TEST]
    train_labels = torch.from_numpy(source["train_labels"][:TRAIN].astype(np.int64))
    test_labels = torch.from_numpy(source["test_labels"][:TEST].astype(np.int64))
    classes = len(source["label_names"])

    def accuracy(train_features, test_features):
        return interval(probe(train_features, train_labels, test_features, test_labels, classes))

    raw = accuracy(raw_pixels(train, source["palette"]), raw_pixels(test, source["palette"]))
    layers = []
    for layer, (f_train, f_test) in enumerate(zip(layer_features(model, train), layer_features(model, test))):
        layers.append({"layer": layer, **accuracy(f_train, f_test)})
        print(task["model"], layers[-1], flush=True)
    largest = torch.bincount(train_labels, minlength=classes).argmax()
    chance = float((test_labels == largest).float().mean())
    return {
        **task,
        "classes": classes,
        "trainingPictures": len(train),
        "testPictures": len(test),
        "chance": round(chance, 4),
        "rawPixels": raw,
        "layers": layers,
    }


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args()
    content = {
        "about": "Accuracy of linear probes on the small models of this deck, by layer.",
        "unit": "share of test pictures classified correctly",
        "source": "training/probe.py, on the shipped weights",
        "how": "Mean over positions of the normed input of block l (for the last l, of the head), standardised; logistic "
        "regression by L-BFGS, its penalty chosen on a fifth of the training pictures; low and high bound 95 % of 1,000 "
        "bootstrap draws of the test pictures; one training seed. chance: always the commonest class.",
        "tried": TRIED,
        "probes": [measure(task) for task in TASKS],
    }
    (ASSETS / "data" / "probe-layers.json").write_text(json.dumps(content, indent=1) + "\n")
