"""Write reference gradients for the engine that learns in the tab: `python training/gradients.py`.

A small model with made-up weights reads two made-up pictures. PyTorch computes the loss and its gradient
in float64. Writes references/gradients.json:
  loss       nats a pixel
  gradients  by tensor, in the order of src/igpt/training/parameters.ts; a layer's matrix is (in, out)
The numbers that both sides make up are in `made_up`.
"""

import json

import torch
import torch.nn.functional as F

from model import Config, ImageGPT
from paths import REFERENCES

CONFIG = Config(objective="autoregressive", colors=4, context_length=16, width=8, layers=2, heads=2)
PICTURES = 2


def made_up(count):
    """Return float32 numbers from -0.5 to 0.5 that any language computes alike."""
    return ((torch.arange(count) * 7919 + 13) % 1009).to(torch.float64).div(1009).sub(0.5).float().double()


def tensors(model):
    """Yield name, parameter, and for a part of it or for a layer the function that finds it in (in, out)."""
    yield "token", model.token.weight, lambda x: x
    yield "start", model.sos, lambda x: x
    yield "position", model.position.weight, lambda x: x
    for index, block in enumerate(model.blocks):
        yield f"{index}.attentionGain", block.norm1.gain, lambda x: x
        for part, name in enumerate(["query", "key", "value"]):
            yield f"{index}.{name}", block.attention.qkv.weight, lambda x, part=part: x.chunk(3)[part].T
        yield f"{index}.out", block.attention.out.weight, lambda x: x.T
        yield f"{index}.mlpGain", block.norm2.gain, lambda x: x
        yield f"{index}.up", block.up.weight, lambda x: x.T
        yield f"{index}.down", block.down.weight, lambda x: x.T
    yield "gain", model.norm.gain, lambda x: x
    yield "head", model.head.weight, lambda x: x.T


if __name__ == "__main__":
    model = ImageGPT(CONFIG).double()
    values = made_up(sum(view(parameter).numel() for _, parameter, view in tensors(model)))
    start = 0
    with torch.no_grad():
        for _, parameter, view in tensors(model):
            part = view(parameter)
            part.copy_(values[start : start + part.numel()].view_as(part))
            start += part.numel()
    tokens = torch.arange(PICTURES * CONFIG.context_length).view(PICTURES, -1) ** 2 % 7 % CONFIG.colors
    loss = F.cross_entropy(model(tokens).flatten(0, 1), tokens.flatten())
    loss.backward()
    reference = {
        "about": "PyTorch float64, by training/gradients.py; arrays are flat, the last index fastest.",
        "loss": loss.item(),
        "gradients": {
            name: [float(f"{value:.7g}") for value in view(parameter.grad).flatten().tolist()]
            for name, parameter, view in tensors(model)
        },
    }
    (REFERENCES / "gradients.json").write_text(json.dumps(reference, separators=(",", ":")) + "\n")
