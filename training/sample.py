"""Complete held-out pictures: `python training/sample.py faces|fashion`.

The shipped model reads the upper half of a picture and samples the rest at temperature 1.
Writes into assets/model/<name>:
  completions.json   faces only: one completion of each of the first 64 held-out
                     pictures, and eight of each of the first 4
  contact-sheet.png  the first 16 held-out pictures: original, upper half, completions
Every sampled completion is written; none is picked.
"""

import argparse
import json
import math

import numpy as np
import torch

import data
from paths import SHIPPED
from png import write_png
from shipped import load_model

SEED = 1
ONE_EACH = 64
EIGHT_EACH = 4
SHEET_PICTURES, SHEET_COMPLETIONS = 16, 6


@torch.no_grad()
def sample(model, prefix, generator):
    """Complete prefixes (B, P), 0 <= P <= T, to pictures (B, T) at temperature 1, with a KV cache."""
    config = model.config
    B, P = prefix.shape
    T, H, K = config.context_length, config.heads, config.width // config.heads  # K: width of a head
    tokens = torch.zeros(B, T, dtype=torch.long)
    tokens[:, :P] = prefix
    keys = torch.zeros(config.layers, B, H, T, K)
    values = torch.zeros(config.layers, B, H, T, K)

    for i in range(T):
        content = model.token(tokens[:, i - 1]) if i > 0 else model.sos.expand(B, -1)
        h = content + model.position.weight[i]  # (B, D)
        for layer, block in enumerate(model.blocks):
            q, k, v = block.attention.qkv(block.norm1(h)).view(B, 3, H, K).unbind(1)  # each (B, H, K)
            keys[layer, :, :, i], values[layer, :, :, i] = k, v
            scores = keys[layer, :, :, : i + 1] @ q[..., None] / math.sqrt(K)  # (B, H, i + 1, 1)
            y = (scores.softmax(2) * values[layer, :, :, : i + 1]).sum(2)  # (B, H, K)
            h = h + block.attention.out(y.flatten(1))
            h = h + block.mlp(h)
        if i >= P:
            probabilities = model.head(model.norm(h)).softmax(-1)  # (B, V)
            tokens[:, i] = torch.multinomial(probabilities, 1, generator=generator)[:, 0]
    return tokens


def complete(model, pictures, completions, generator):
    """pictures (N, T) -> completions of their upper halves, (N, completions, T)."""
    half = model.config.context_length // 2
    prefix = torch.from_numpy(pictures[:, :half].astype(np.int64)).repeat_interleave(completions, 0)
    return sample(model, prefix, generator).view(len(pictures), completions, -1).numpy()


def contact_sheet(palette, originals, completions, scale=3, gap=2):
    """Return an RGB image with a column for each picture: original, upper half, completions (N, C, T)."""
    side = math.isqrt(originals.shape[1])
    half = originals.shape[1] // 2
    pictures = palette[np.concatenate([originals[:, None], originals[:, None], completions], 1)]  # (N, R, T, 3)
    pictures[:, 1, half:] = 128  # hidden from the model
    enlarged = pictures.reshape(*pictures.shape[:2], side, side, 3).repeat(scale, 2).repeat(scale, 3)
    framed = np.pad(enlarged, ((0, 0), (0, 0), (gap, gap), (gap, gap), (0, 0)), constant_values=200)
    columns, rows, height, width, _ = framed.shape
    return framed.transpose(1, 2, 0, 3, 4).reshape(rows * height, columns * width, 3)


def write_completions(path, one_each, eight_each, given):
    about = (
        f"Completions of held-out faces by the shipped weights: the first {given} tokens given, the rest sampled at "
        f"temperature 1, seed {SEED}. oneEach: one of each of the first {ONE_EACH} held-out pictures of the fixed order; "
        f"eightEach: eight of each of the first {EIGHT_EACH}. None is left out."
    )
    content = {
        "about": about,
        "given": given,
        "temperature": 1,
        "seed": SEED,
        "oneEach": one_each[:, 0].tolist(),
        "eightEach": eight_each.tolist(),
    }
    path.write_text(json.dumps(content, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("name", choices=["faces", "fashion"])
    name = parser.parse_args().name
    model, source = load_model(name), data.load(name)
    test, folder = source["test"], SHIPPED / name
    generator = torch.Generator().manual_seed(SEED)
    if name == "faces":
        one_each = complete(model, test[:ONE_EACH], 1, generator)
        eight_each = complete(model, test[:EIGHT_EACH], 8, generator)
        write_completions(folder / "completions.json", one_each, eight_each, model.config.context_length // 2)
    completions = complete(model, test[:SHEET_PICTURES], SHEET_COMPLETIONS, generator)
    write_png(folder / "contact-sheet.png", contact_sheet(source["palette"], test[:SHEET_PICTURES], completions))
