"""Round a trained model to int8 and measure it: `python training/ship.py faces|fashion|bert`.

Writes weights.bin and the card into assets/model/<name>. The likelihoods before and
after rounding, in float32 over all held-out pictures, go into
training/work/<name>/measured.json.
"""

import argparse
import json

import torch

import card
import data
from likelihood import nll_per_pixel
from model import Config, ImageGPT
from paths import MODELS, SHIPPED, WORK
from rounding import pack, unpack

TRAINING_PICTURES = 1_000  # that the training likelihood is measured on


def ship(name):
    folder = SHIPPED / name
    folder.mkdir(parents=True, exist_ok=True)
    checkpoint = torch.load(WORK / name / "checkpoint.pt", map_location="cpu", weights_only=True)
    source = data.load(name)

    model = ImageGPT(Config(**checkpoint["recipe"]["config"])).eval()
    model.load_state_dict(checkpoint["model"])
    before = nll_per_pixel(model, source["test"])
    blob, table = pack(checkpoint["model"])
    model.load_state_dict(unpack(blob, table))
    after = nll_per_pixel(model, source["test"])
    training = nll_per_pixel(model, source["train"][:TRAINING_PICTURES])
    print(f"{name}: held-out {before:.5f} nats a pixel, rounded {after:.5f}, training {training:.5f}, {len(blob):,} bytes")

    (folder / "weights.bin").write_bytes(blob)
    held_out = {
        "unit": "nats a predicted pixel",
        "pictures": len(source["test"]),
        "beforeRounding": round(before, 5),
        "afterRounding": round(after, 5),
        "lostByRounding": round(after - before, 5),
        "trainingPictures": round(training, 5),
    }
    (WORK / name / "measured.json").write_text(json.dumps({"heldOut": held_out, "tensors": table}))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("name", choices=MODELS)
    name = parser.parse_args().name
    ship(name)
    card.write(name)
