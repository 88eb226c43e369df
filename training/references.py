"""Write reference numbers for tests of an engine: `python training/references.py faces|fashion|bert`.

All are computed by PyTorch in float32 on the shipped weights. Writes references/<name>.json:
  activations  h^0 to h^L (the residual path before each block and after the last) and
               logits of 3 held-out pictures at 8 positions
  tokens       500 held-out pictures; the first 3 are those above
  nll          nats of each of the 500, summed over its predicted pixels
  masks        BERT only: the masked positions of each of the 500
"""

import argparse
import json

import numpy as np
import torch

import data
from likelihood import held_out_masks, nll_of_pictures
from paths import MODELS, REFERENCES
from shipped import load_model

TRACED = 3
POSITIONS = 8
PICTURES = 500


@torch.no_grad()
def trace(model, tokens, masked, positions):
    """Return h^l (L + 1, B, P, D) and logits (B, P, V) at P positions."""
    h = model.embed(tokens, masked)
    activations = [h]
    for block in model.blocks:
        h = block(h)
        activations.append(h)
    logits = model.head(model.norm(h))
    return torch.stack(activations)[:, :, positions], logits[:, positions]


def shortened(array):
    return [float(f"{value:.6g}") for value in array.flatten().tolist()]


def write(name):
    model = load_model(name)
    config = model.config
    tokens = data.load(name)["test"][:PICTURES]
    positions = np.linspace(0, config.context_length - 1, POSITIONS).round().astype(int).tolist()
    masks = held_out_masks(*tokens.shape) if config.objective == "bert" else None

    first = torch.from_numpy(tokens[:TRACED].astype(np.int64))
    masked = torch.from_numpy(masks[:TRACED]) if masks is not None else None
    activations, logits = trace(model, first, masked, positions)

    reference = {
        "about": "PyTorch float32 on the shipped int8 weights. Arrays are flat, the last index fastest.",
        "positions": positions,
        "activations": {"shape": list(activations.shape), "axes": "layer picture position width", "values": shortened(activations)},
        "logits": {"shape": list(logits.shape), "axes": "picture position color", "values": shortened(logits)},
        "nll": shortened(nll_of_pictures(model, tokens)[0]),
        "tokens": tokens.tolist(),
    }
    if masks is not None:
        reference["masks"] = [np.flatnonzero(mask).tolist() for mask in masks]
    REFERENCES.mkdir(exist_ok=True)
    (REFERENCES / f"{name}.json").write_text(json.dumps(reference, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("name", choices=MODELS)
    write(parser.parse_args().name)
