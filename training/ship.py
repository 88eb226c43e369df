"""Rounds a trained model and writes its card: `python training/ship.py faces|fashion|bert`.

Writes weights.bin and card.json into assets/model/<name>. Everything the card states
about quality is measured here, in float32, over all held-out pictures.
"""

import argparse
import hashlib
import json

import torch

import data
from choices import choices_of
from likelihood import nll_per_pixel
from model import Config, ImageGPT
from paths import ASSETS, MODELS, SHIPPED, WORK
from rounding import pack, unpack

TRAINING_PICTURES = 2_000  # of which the training likelihood is measured

FACES = {
    "source": "DiceBear Pixel Art (npm @dicebear/pixel-art 9.4.3), rendered by @resvg/resvg-js on its native 16x16 grid, on white",
    "licence": "art CC0 1.0; code of the generator MIT",
    "synthetic": True,
    "size": "16x16, colour",
}
FASHION = {
    "source": "Fashion-MNIST (Zalando Research; Debian package dataset-fashion-mnist), 28x28 halved to 14x14 by the mean of 2x2 squares",
    "licence": "MIT",
    "synthetic": False,
    "size": "14x14, grey",
}
DATA = {"faces": FACES, "fashion": FASHION, "bert": FACES}
TITLE = {
    "faces": "Faces, next pixel",
    "fashion": "Fashion, next pixel",
    "bert": "Faces, masked pixels (BERT)",
}
FACE_LIMITS = [
    "The faces are synthetic: a generator combines drawn parts at random. The model learns that generator, nothing about people.",
    "Skin, hair, glasses and beards occur as often as the generator's options make them; that says nothing about any population.",
    "Colours outside the 256 of the palette are replaced by the nearest one.",
    "One training seed; about a thousandth of the paper's smallest model by pixels seen.",
]
LIMITS = {
    "faces": FACE_LIMITS,
    "fashion": [
        "14x14 pixels and 16 greys: prints, laces and straps are mostly lost before the model sees them.",
        "Bags, sandals and patterned shirts are completed less well than trousers, coats and boots.",
        "The pictures are one shop's catalogue photographs, one garment each, on a black ground.",
        "One training seed.",
    ],
    "bert": [*FACE_LIMITS, "It fills in masked pixels; it gives no likelihood of a whole picture and is no sampler."],
}


def describe_training(checkpoint, pictures):
    recipe = checkpoint["recipe"]
    return {
        "steps": checkpoint["step"],
        "batch": recipe["batch"],
        "picturesSeen": checkpoint["step"] * recipe["batch"],
        "epochs": round(checkpoint["step"] * recipe["batch"] / pictures, 2),
        "optimizer": f"AdamW, betas 0.9 and 0.95, weight decay {recipe['weight_decay']}, gradient norm clipped at {recipe['clip']}",
        "peakRate": recipe["peak_rate"],
        "schedule": f"{recipe['warmup']} steps of warm-up, cosine to {recipe['final_rate']:.0%} of the peak",
        "minutes": round(checkpoint["seconds"] / 60, 1),
        "device": checkpoint["device"],
        "curve": [{"step": line["step"], "train": round(line["train"], 4), "heldOut": round(line["test"], 4)} for line in checkpoint["log"]],
    }


def ship(name):
    folder = SHIPPED / name
    folder.mkdir(parents=True, exist_ok=True)
    checkpoint = torch.load(WORK / name / "checkpoint.pt", map_location="cpu", weights_only=True)
    config = Config(**checkpoint["recipe"]["config"])
    source = data.load(name)

    model = ImageGPT(config).eval()
    model.load_state_dict(checkpoint["model"])
    before = nll_per_pixel(model, source["test"])
    blob, table = pack(checkpoint["model"])
    model.load_state_dict(unpack(blob, table))
    after = nll_per_pixel(model, source["test"])
    training = nll_per_pixel(model, source["train"][:TRAINING_PICTURES])
    print(f"{name}: held-out {before:.5f} nats a pixel, rounded {after:.5f}, training {training:.5f}, {len(blob):,} bytes")

    (folder / "weights.bin").write_bytes(blob)
    baselines_file = ASSETS / "data" / "baselines.json"
    baselines = json.loads(baselines_file.read_text())["sets"] if baselines_file.exists() else {}
    card = {
        "name": name,
        "title": TITLE[name],
        "objective": config.objective,
        "data": {
            **DATA[name],
            "trainingPictures": len(source["train"]),
            "heldOutPictures": len(source["test"]),
            "heldOut": "no held-out face equals a training face" if name != "fashion" else "the official test set",
        },
        "licence": {"weights": "MIT", "pictures": DATA[name]["licence"]},
        "architecture": {
            "colors": config.colors,
            "contextLength": config.context_length,
            "width": config.width,
            "layers": config.layers,
            "heads": config.heads,
            "mlpWidth": 4 * config.width,
            "normEpsilon": 1e-5,
            "geluSlope": 1.702,
            "parameters": sum(p.numel() for p in model.parameters()),
        },
        "choices": choices_of(name, config.objective),
        "layout": {
            "file": "weights.bin",
            "bytes": len(blob),
            "about": "Little-endian; offsets in bytes. A matrix is stored row by row as int8, with one float32 a row at `scales`: "
            "weight = integer * scale of its row. A row is an output of a linear layer, a colour of `token`, a pixel of `position`. "
            "Rows of qkv are queries, keys, values, each head after head.",
        },
        "tensors": table,
        "training": describe_training(checkpoint, len(source["train"])),
        "heldOut": {
            "unit": "nats a predicted pixel",
            "pictures": len(source["test"]),
            "beforeRounding": round(before, 5),
            "afterRounding": round(after, 5),
            "lostByRounding": round(after - before, 5),
            "trainingPictures": round(training, 5),
        },
        # Counts predict from what came before, so they say nothing about masked pixels.
        "baselines": baselines.get(name) if config.objective == "autoregressive" else None,
        "limits": LIMITS[name],
        "sha256": {
            file: hashlib.sha256((folder / file).read_bytes()).hexdigest()
            for file in ("weights.bin", "palette.json", "held-out.json")
        },
    }
    (folder / "card.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("name", choices=MODELS)
    ship(parser.parse_args().name)
