"""Write the card of a shipped model: `python training/card.py faces|fashion|bert`.

assets/model/<name>/card.json states data, licences, architecture, tensor table,
training, held-out likelihood, baselines, limits and hashes. Run it again after
baselines.py.
"""

import argparse
import hashlib
import json

import torch

import data
from choices import choices_of
from paths import ASSETS, MODELS, SHIPPED, WORK

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
LAYOUT = (
    "Little-endian; offsets in bytes. A matrix is stored row by row as int8, with one float32 a row at `scales`: "
    "weight = integer * scale of its row. A row is an output of a linear layer, a colour of `token`, a pixel of "
    "`position`. Rows of qkv are queries, keys, values, each head after head."
)
TITLE = {
    "faces": "Faces, next pixel",
    "fashion": "Fashion, next pixel",
    "bert": "Faces, masked pixels (BERT)",
}
FACE_LIMITS = [
    "The faces are synthetic: a generator combines drawn parts at random. The model learns that generator, nothing about people.",
    "Skin, hair, glasses and beards occur as often as the generator's options make them; that says nothing about any population.",
    "Colours outside the 256 of the palette are replaced by the nearest one.",
]
LIMITS = {
    "faces": [
        *FACE_LIMITS,
        "One training seed; some 15 million pixels seen, where the paper's models saw 131 billion and more.",
        "The cosine was changed once on the way, after 6,000 steps, to end in the time there was; made again in one go by the recipe, the model came to 0.1140 nats on 512 held-out pictures, this one to 0.1112.",
    ],
    "fashion": [
        "14x14 pixels and 16 greys: prints, laces and straps are mostly lost before the model sees them.",
        "Sandals and patterned shirts are completed less well than trousers, pullovers and sneakers.",
        "The pictures are one shop's catalogue photographs, one garment each, on a black ground.",
        "One training seed; some 29 million pixels seen, where the paper's models saw 131 billion and more.",
        "The cosine was changed on the way, last after 13,000 steps, to end in the time there was; the recipe has the steps that were reached, and was not run a second time.",
    ],
    "bert": [
        *FACE_LIMITS,
        "One training seed; some 17.6 million pixels seen, where the paper's models saw 131 billion and more.",
        "It fills in masked pixels; it gives no likelihood of a whole picture and is no sampler.",
    ],
}


def describe_training(checkpoint, pictures):
    recipe = checkpoint["recipe"]
    seen = checkpoint["step"] * recipe["batch"]
    return {
        "steps": checkpoint["step"],
        "batch": recipe["batch"],
        "picturesSeen": seen,
        "pixelsSeen": seen * pictures.shape[1],
        "epochs": round(seen / len(pictures), 2),
        "optimizer": f"AdamW, betas 0.9 and 0.95, weight decay {recipe['weight_decay']}, gradient norm clipped at {recipe['clip']}",
        "peakRate": recipe["peak_rate"],
        "schedule": f"{recipe['warmup']} steps of warm-up, cosine to {recipe['final_rate']:.0%} of the peak",
        "minutes": round(checkpoint["seconds"] / 60, 1),
        "device": checkpoint["device"],
        "curve": [
            {"step": line["step"], "train": round(line["train"], 4), "heldOut": round(line["test"], 4)}
            for line in checkpoint["log"]
        ],
    }


def read_baselines(name):
    """Return the baselines of a model; None for BERT, since counts predict the next pixel, not masked ones."""
    path = ASSETS / "data" / "baselines.json"
    if name == "bert" or not path.exists():
        return None
    content = json.loads(path.read_text())
    return {"unit": content["unit"], **content["sets"][name]} if name in content["sets"] else None


def write(name):
    folder = SHIPPED / name
    checkpoint = torch.load(WORK / name / "checkpoint.pt", map_location="cpu", weights_only=True)
    measured = json.loads((WORK / name / "measured.json").read_text())
    config = checkpoint["recipe"]["config"]
    source = data.load(name)
    card = {
        "name": name,
        "title": TITLE[name],
        "objective": config["objective"],
        "data": {
            **DATA[name],
            "trainingPictures": len(source["train"]),
            "heldOutPictures": len(source["test"]),
            "heldOut": "the official test set" if name == "fashion" else "no held-out face equals a training face",
        },
        "licence": {"weights": "MIT", "pictures": DATA[name]["licence"]},
        "architecture": {
            "colors": config["colors"],
            "contextLength": config["context_length"],
            "width": config["width"],
            "layers": config["layers"],
            "heads": config["heads"],
            "mlpWidth": 4 * config["width"],
            "normEpsilon": 1e-5,
            "geluSlope": 1.702,
            "parameters": sum(tensor.numel() for tensor in checkpoint["model"].values()),
        },
        "choices": choices_of(name, config["objective"]),
        "layout": {"file": "weights.bin", "bytes": (folder / "weights.bin").stat().st_size, "about": LAYOUT},
        "tensors": measured["tensors"],
        "training": describe_training(checkpoint, source["train"]),
        "heldOut": measured["heldOut"],
        "baselines": read_baselines(name),
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
    write(parser.parse_args().name)
