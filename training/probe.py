"""Fit linear probes by layer: `python training/probe.py faces|fashion|bert|untrained`.

As in the paper (section 2.4), the feature of layer l is the mean over positions of the
normed input of block l, or of the head for l = L. A logistic regression on it is fitted
by L-BFGS, and another on the raw pixels of the same pictures. Writes the results of one
model into assets/data/probe-layers.json and keeps those of the others.
"""

import argparse
import json

import numpy as np
import torch

import data
from model import ImageGPT
from paths import ASSETS
from regression import interval, probe
from shipped import load_model
from train import RECIPES

TRAIN, TEST = 8_000, 4_000  # pictures, the first of each set
TASKS = {
    "faces": {"title": "Faces, next pixel", "task": "hair style"},
    "fashion": {"title": "Fashion, next pixel", "task": "class of garment"},
    "bert": {"title": "Faces, masked pixels (BERT)", "task": "hair style"},
    # A control: the network of `faces` before its first step of training.
    "untrained": {"title": "Faces, untrained network", "task": "hair style"},
}
DATA = {"untrained": "faces"}
UNTRAINED_SEED = 1
TRIED = [
    "fashion after 9,265 steps, half of its training: .701 .794 .799 .805 .805 .814 .814 .814 by layer, a rise to the "
    "end; training on lifted every layer and brought the middle peak out.",
    "Not tried: a second training seed, other widths and depths.",
]


@torch.no_grad()
def layer_features(model, tokens, batch=8, fast=True):
    """tokens (N, T) -> the mean over positions of every block's normed input, (L + 1, N, D)."""
    parts = []
    for start in range(0, len(tokens), batch):
        pictures = torch.from_numpy(tokens[start : start + batch].astype(np.int64))
        unmasked = torch.zeros(pictures.shape, dtype=torch.bool) if model.config.objective == "bert" else None
        # Matrix products in bfloat16, as in training, for speed.
        with torch.autocast(model.position.weight.device.type, torch.bfloat16, enabled=fast):
            h = model.embed(pictures, unmasked)
            means = []
            for block in model.blocks:
                means.append(block.norm1(h).mean(1))  # (B, D)
                h = block(h)
            means.append(model.norm(h).mean(1))
        parts.append(torch.stack(means))  # (L + 1, B, D)
    return torch.cat(parts, 1)


def raw_pixels(tokens, palette):
    """tokens (N, T) -> colours between 0 and 1, (N, 3T), or (N, T) if all are greys."""
    colors = palette if (palette != palette[:, :1]).any() else palette[:, :1]
    return torch.from_numpy((colors[tokens] / 255).reshape(len(tokens), -1).astype(np.float32))


def measure(name, model):
    source = data.load(DATA.get(name, name))
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
        print(name, layers[-1], flush=True)
    largest = torch.bincount(train_labels, minlength=classes).argmax()
    chance = float((test_labels == largest).float().mean())
    return {
        "model": name,
        **TASKS[name],
        "classes": classes,
        "trainingPictures": len(train),
        "testPictures": len(test),
        "chance": round(chance, 4),
        "rawPixels": raw,
        "layers": layers,
    }


def untrained():
    """Return the network of `faces` with the weights that a training begins with."""
    torch.manual_seed(UNTRAINED_SEED)
    return ImageGPT(RECIPES["faces"].config).eval()


def write(name):
    """Measure one model and write it into the file."""
    measured = measure(name, untrained() if name == "untrained" else load_model(name))
    path = ASSETS / "data" / "probe-layers.json"
    probes = {probe["model"]: probe for probe in json.loads(path.read_text())["probes"]} if path.exists() else {}
    probes[name] = measured
    content = {
        "about": "Accuracy of linear probes on the small models of this deck, by layer.",
        "unit": "share of test pictures classified correctly",
        "source": "training/probe.py, on the shipped weights",
        "how": "Mean over positions of the normed input of block l (for the last l, of the head), standardised; logistic "
        "regression by L-BFGS, its penalty chosen on a fifth of the training pictures; low and high bound 95 % of 1,000 "
        "bootstrap draws of the test pictures; one training seed. untrained: the network of faces before its first step, torch seed 1. chance: always the commonest class.",
        "tried": TRIED,
        "probes": [probes[model] for model in TASKS if model in probes],
    }
    path.write_text(json.dumps(content, indent=1) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("name", choices=TASKS)
    parser.add_argument("--weights", help="measure this state dict of an earlier step instead; print, do not write")
    options = parser.parse_args()
    if options.weights:
        model = load_model(options.name)
        model.load_state_dict(torch.load(options.weights, weights_only=True))
        measure(options.name, model)
    else:
        write(options.name)
