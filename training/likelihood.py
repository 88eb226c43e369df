"""Negative log-likelihood of held-out pictures, in float32."""

import numpy as np
import torch
import torch.nn.functional as F

MASK_PROBABILITY = 0.15  # the paper's, for BERT
MASK_SEED = 1


def held_out_masks(pictures, context_length):
    """Return the masks that BERT is measured with: (pictures, T) booleans.

    The seed is fixed and pictures are drawn in order, so the first masks do not depend on
    the number of pictures.
    """
    draws = np.random.default_rng(MASK_SEED).random((pictures, context_length))
    return draws < MASK_PROBABILITY


@torch.no_grad()
def nll_of_pictures(model, tokens, batch=8):
    """tokens (N, T) -> nats of each picture, (N,), and its number of predicted pixels, (N,)."""
    bert = model.config.objective == "bert"
    predicted = held_out_masks(*tokens.shape) if bert else np.ones(tokens.shape, bool)
    nats = []
    for start in range(0, len(tokens), batch):
        pictures = torch.from_numpy(tokens[start : start + batch].astype(np.int64))  # (B, T)
        chosen = torch.from_numpy(predicted[start : start + batch])  # (B, T)
        logits = model(pictures, chosen if bert else None)  # (B, T, V)
        nll = F.cross_entropy(logits.transpose(1, 2), pictures, reduction="none")  # (B, T)
        nats.append((nll * chosen).sum(1))
    return torch.cat(nats).numpy(), predicted.sum(1)


def nll_per_pixel(model, tokens):
    """Return the mean nats over all predicted pixels of all pictures."""
    nats, pixels = nll_of_pictures(model, tokens)
    return float(nats.sum(dtype=np.float64) / pixels.sum())
