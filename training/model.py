"""A small image GPT: a decoder over palette tokens in raster order.

The block follows the released image-gpt code: a norm with a gain but without mean
subtraction, no biases, the sigmoid form of GELU, an untied head. The model has both
objectives of the paper (section 2.1): next pixel (autoregressive, causal mask) and
masked pixels (BERT, no causal mask).

Shapes in comments: B pictures, T context length, D width, H heads, V colours.
"""

import math
from dataclasses import dataclass

import torch
import torch.nn as nn
import torch.nn.functional as F


@dataclass(frozen=True)
class Config:
    objective: str  # "autoregressive" or "bert"
    colors: int  # V, the size of the palette
    context_length: int  # T, pixels in a picture
    width: int  # D
    layers: int
    heads: int  # H; each head has width D / H


class Norm(nn.Module):
    """Divide by the root mean square and multiply by a gain; no mean, no bias."""

    def __init__(self, width):
        super().__init__()
        self.gain = nn.Parameter(torch.ones(width))

    def forward(self, x):
        return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + 1e-5) * self.gain


def gelu(x):
    """The released code's GELU: x * sigmoid(1.702 x)."""
    return x * torch.sigmoid(1.702 * x)


class Attention(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.heads = config.heads
        future = torch.zeros(config.context_length, config.context_length)
        if config.objective == "autoregressive":
            future = torch.full_like(future, -math.inf).triu(1)
        self.register_buffer("future", future, persistent=False)  # (T, T), added to the scores
        self.qkv = nn.Linear(config.width, 3 * config.width, bias=False)
        self.out = nn.Linear(config.width, config.width, bias=False)

    def forward(self, x):
        B, T, D = x.shape
        qkv = self.qkv(x).view(B, T, 3, self.heads, D // self.heads)
        q, k, v = qkv.permute(2, 0, 3, 1, 4)  # each (B, H, T, D/H)
        # On a CPU this trains twice as fast as the fused kernel.
        scores = q @ k.transpose(-2, -1) / math.sqrt(D // self.heads)  # (B, H, T, T)
        weights = F.softmax(scores + self.future.to(scores.dtype), dim=-1, dtype=scores.dtype)
        y = weights @ v  # (B, H, T, D/H)
        return self.out(y.transpose(1, 2).reshape(B, T, D))  # (B, T, D)


class Block(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.norm1 = Norm(config.width)
        self.attention = Attention(config)
        self.norm2 = Norm(config.width)
        self.up = nn.Linear(config.width, 4 * config.width, bias=False)
        self.down = nn.Linear(4 * config.width, config.width, bias=False)

    def mlp(self, a):
        return self.down(gelu(self.up(self.norm2(a))))  # (..., 4D) inside, (..., D) out

    def forward(self, h):
        a = h + self.attention(self.norm1(h))  # (B, T, D)
        return a + self.mlp(a)  # (B, T, D)


class ImageGPT(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.config = config
        self.token = nn.Embedding(config.colors, config.width)
        self.position = nn.Embedding(config.context_length, config.width)
        if config.objective == "autoregressive":
            self.sos = nn.Parameter(torch.empty(config.width))
        self.blocks = nn.ModuleList(Block(config) for _ in range(config.layers))
        self.norm = Norm(config.width)
        self.head = nn.Linear(config.width, config.colors, bias=False)
        self.initialise()

    def initialise(self):
        for name, parameter in self.named_parameters():
            if name.endswith("gain"):
                continue
            nn.init.normal_(parameter, std=0.02)
            if name.endswith(("attention.out.weight", "down.weight")):
                # Scaled by depth, as in the Sparse Transformer, since it is added to the residual path.
                parameter.data /= math.sqrt(2 * self.config.layers)
        nn.init.zeros_(self.head.weight)  # every colour equally likely at the start

    def embed(self, tokens, masked=None):
        """tokens (B, T), whole pictures -> h^0 (B, T, D)."""
        content = self.token(tokens)  # (B, T, D)
        if self.config.objective == "autoregressive":
            # Position i predicts pixel i from sos and the pixels before i, so the last
            # pixel is never an input.
            sos = self.sos.expand(len(tokens), 1, -1)  # (B, 1, D)
            content = torch.cat([sos, content[:, :-1]], dim=1)  # (B, T, D)
        else:
            content = content.masked_fill(masked[..., None], 0.0)  # the position stays
        return content + self.position.weight  # (B, T, D)

    def forward(self, tokens, masked=None):
        """Return logits (B, T, V) for the colour of every pixel."""
        h = self.embed(tokens, masked)
        for block in self.blocks:
            h = block(h)
        return self.head(self.norm(h))
