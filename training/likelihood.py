"""Negative log-likelihood of held-out pictures, in float32."""

import numpy as np
import torch
import torch.nn.functional as F

MASK_PROBABILITY = 0.15  # of the paper's BERT objective
MASK_SEED = 1


def held_out_masks(pictures, context_length):
    """The masks BERT is measured with: (pictures, T) booleans, the same at every call.

    Drawn picture by picture, so that the first masks do not depend on how many follow.
    """
    draws = np.random.default_rng(MASK_SEED).random((pictures, context_length))
    return draws < MASK_PROBABILITY


@torch.no_grad()
def nll_of_pictures(model, tokens, batch=8):
    """tokens (N, T) -> nats of each picture, (N,), and how many pixels were predicted, (N,)."""
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
    """Mean nats over all predicted pixels of all pictures."""
    nats, pixels = nll_of_pictures(model, tokens)
    return float(nats.sum(dtype=np.float64) / pixels.sum())
