"""Count the attributes of training faces and of sampled ones: `python training/attributes.py`.

The generator records the parts of each face it draws. A small classifier is trained
on these records; it finds glasses, beards, hats and skin colours in held-out faces and
in faces sampled from the shipped model. Writes assets/data/attributes.json.
"""

import argparse
import json

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import data
from paths import ASSETS, WORK
from sample import SEED, sample
from shipped import load_model

SAMPLES = 1_000
TRAIN = 120_000
EPOCHS = 6
PRESENCE = ["glasses", "beard", "hat"]


class Classifier(nn.Module):
    """A perceptron over the pixels of a face, with a head for each attribute."""

    def __init__(self, kinds):
        super().__init__()
        self.hidden = nn.Linear(3 * 256, 512)
        self.heads = nn.ModuleDict({name: nn.Linear(512, count) for name, count in kinds.items()})

    def forward(self, pixels):
        """pixels (B, 768) -> logits (B, kinds) by attribute."""
        h = F.gelu(self.hidden(pixels))
        return {name: head(h) for name, head in self.heads.items()}


def pixels_of(tokens, palette):
    """tokens (N, T) -> colours (N, 3T) between -1 and 1."""
    return torch.from_numpy((palette[tokens] / 127.5 - 1).reshape(len(tokens), -1).astype(np.float32))


def read_labels(index):
    """Return the class numbers (N,) of the faces at `index`, and the class names, both by attribute."""
    record = json.loads((WORK / "faces" / "attributes.json").read_text())
    labels = {name: np.array([record[name][i] is not None for i in index]).astype(int) for name in PRESENCE}
    names = {name: ["absent", "present"] for name in PRESENCE}
    skins, skin = np.unique(np.array(record["skinColor"])[index], return_inverse=True)
    return {**labels, "skin": skin}, {**names, "skin": skins.tolist()}


def train_classifier(pixels, labels, kinds):
    torch.manual_seed(0)
    classifier = Classifier(kinds)
    targets = {name: torch.from_numpy(values) for name, values in labels.items()}
    batch, steps_per_epoch = 100, len(pixels) // 100
    optimizer = torch.optim.Adam(classifier.parameters(), lr=1e-3)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, EPOCHS * steps_per_epoch)
    for _ in range(EPOCHS):
        for chosen in torch.randperm(len(pixels))[: steps_per_epoch * batch].view(-1, batch):
            logits = classifier(pixels[chosen])
            loss = sum(F.cross_entropy(logits[name], targets[name][chosen]) for name in logits)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return classifier.eval()


@torch.no_grad()
def classify(classifier, pixels):
    return {name: logits.argmax(1).numpy() for name, logits in classifier(pixels).items()}


def shares(found, names):
    """Return the share of each class, by attribute."""
    return {name: [round(float(np.mean(found[name] == k)), 4) for k in range(len(names[name]))] for name in names}


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args()
    source = data.load("faces")
    palette = source["palette"]
    labels, names = read_labels(np.concatenate([source["train_index"], source["test_index"]]))
    count = len(source["train"])
    kinds = {name: len(values) for name, values in names.items()}

    train_pixels = pixels_of(source["train"][:TRAIN], palette)
    classifier = train_classifier(train_pixels, {name: values[:TRAIN] for name, values in labels.items()}, kinds)
    held_out = classify(classifier, pixels_of(source["test"], palette))
    accuracy = {name: round(float((held_out[name] == labels[name][count:]).mean()), 4) for name in names}
    print("held-out accuracy", accuracy, flush=True)

    model = load_model("faces")
    no_prefix = torch.zeros(SAMPLES, 0, dtype=torch.long)
    samples = sample(model, no_prefix, torch.Generator().manual_seed(SEED)).numpy()

    sampled = shares(classify(classifier, pixels_of(samples, palette)), names)
    found = shares(held_out, names)
    training = shares({name: values[:count] for name, values in labels.items()}, names)
    content = {
        "about": "How often faces show glasses, a beard, a hat and each skin colour: in the training set, by its "
        "generator's own record, and in 1,000 samples of the shipped model, by a classifier.",
        "unit": "share of faces",
        "source": "training/attributes.py",
        "how": f"{SAMPLES} samples at temperature 1, seed {SEED}, nothing given; a classifier of two layers trained on "
        f"{TRAIN} drawn faces; heldOutAccuracy is its share of right answers on {len(source['test'])} held-out faces. "
        "A beard hidden under hair still counts as present in the record, but cannot be seen; heldOutFound is what the "
        "classifier finds in held-out faces, so compare sampled with that.",
        "trainingFaces": count,
        "samples": SAMPLES,
        "attributes": [
            {
                "name": name,
                "values": values,
                "training": training[name],
                "heldOutFound": found[name],
                "sampled": sampled[name],
                "heldOutAccuracy": accuracy[name],
            }
            for name, values in names.items()
        ],
    }
    (ASSETS / "data" / "attributes.json").write_text(json.dumps(content, indent=1) + "\n")
