"""Trains one model: `python training/train.py faces|fashion|bert`.

Runs on a GPU when there is one, otherwise on the CPU, by the same recipe. Writes
into training/work/<name>: checkpoint.pt (a second call resumes from it), log.jsonl
(one line an evaluation) and curve.svg.
"""

import argparse
import json
import math
import os
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import data
from curve import write_curve
from likelihood import MASK_PROBABILITY
from model import Config, ImageGPT
from paths import MODELS, WORK

EVALUATION_SEED = 1
EVALUATE_EVERY = 1_000  # steps; a checkpoint is written as often
EVALUATED = 512  # held-out pictures on the curve; the card's number is over all of them


@dataclass(frozen=True)
class Recipe:
    config: Config
    steps: int
    batch: int = 8  # pictures; small batches learn more a minute on a CPU
    peak_rate: float = 1.5e-3
    weight_decay: float = 0.1
    warmup: int = 300  # steps
    final_rate: float = 0.02  # of the peak, where the cosine ends
    clip: float = 1.0  # gradient norm


FACE = dict(colors=256, context_length=256, width=128, layers=8, heads=4)
GARMENT = dict(colors=16, context_length=196, width=160, layers=7, heads=5)

RECIPES = {
    "faces": Recipe(Config("autoregressive", **FACE), steps=10_000),
    "fashion": Recipe(Config("autoregressive", **GARMENT), steps=30_000),
    "bert": Recipe(Config("bert", **FACE), steps=10_000),
}


def draw_mask(tokens, generator):
    """Each pixel is masked independently; (B, T) booleans."""
    return torch.rand(tokens.shape, generator=generator) < MASK_PROBABILITY


def loss_of(model, tokens, masked=None):
    """Mean negative log-likelihood in nats a predicted pixel."""
    # Matrix products in bfloat16, the residual path and the loss in float32.
    with torch.autocast(tokens.device.type, torch.bfloat16):
        logits = model(tokens, masked)  # (B, T, V)
    nll = F.cross_entropy(logits.float().transpose(1, 2), tokens, reduction="none")  # (B, T)
    if masked is None:
        return nll.mean()
    return (nll * masked).sum() / masked.sum()


def rate_at(step, recipe):
    """Linear warm-up, then a cosine."""
    if step < recipe.warmup:
        return recipe.peak_rate * (step + 1) / recipe.warmup
    progress = (step - recipe.warmup) / (recipe.steps - recipe.warmup)
    cosine = 0.5 * (1 + math.cos(math.pi * progress))
    return recipe.peak_rate * (recipe.final_rate + (1 - recipe.final_rate) * cosine)


def make_optimizer(model, recipe, device):
    matrices = [p for p in model.parameters() if p.dim() == 2]
    gains = [p for p in model.parameters() if p.dim() == 1]
    groups = [{"params": matrices, "weight_decay": recipe.weight_decay}, {"params": gains, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=recipe.peak_rate, betas=(0.9, 0.95), fused=True)


@torch.no_grad()
def evaluate(model, loss, tokens, device, batch):
    """Held-out nats a predicted pixel; BERT's masks are the same at every call."""
    generator = torch.Generator().manual_seed(EVALUATION_SEED)
    total = 0.0
    model.eval()
    for start in range(0, len(tokens), batch):
        pictures = torch.from_numpy(tokens[start : start + batch].astype(np.int64))
        masked = draw_mask(pictures, generator).to(device) if model.config.objective == "bert" else None
        total += loss(model, pictures.to(device), masked).item() * len(pictures)
    model.train()
    return total / len(tokens)


def device_name(device):
    return torch.cuda.get_device_name() if device == "cuda" else f"CPU, {torch.get_num_threads()} thread(s)"


def save_atomically(state, path):
    part = path.with_suffix(".part")
    torch.save(state, part)
    os.replace(part, path)


def train(name, recipe, seed, folder, compiled):
    device = "cuda" if torch.cuda.is_available() else "cpu"
    source = data.load(name)
    pictures, test = source["train"], source["test"][:EVALUATED]

    torch.manual_seed(seed)
    model = ImageGPT(recipe.config).to(device)
    optimizer = make_optimizer(model, recipe, device)
    parameters = sum(p.numel() for p in model.parameters())
    step, seconds, log = 0, 0.0, []
    checkpoint_path = folder / "checkpoint.pt"
    folder.mkdir(parents=True, exist_ok=True)
    if checkpoint_path.exists():
        checkpoint = torch.load(checkpoint_path, map_location=device, weights_only=True)
        model.load_state_dict(checkpoint["model"])
        optimizer.load_state_dict(checkpoint["optimizer"])
        step, seconds, log = checkpoint["step"], checkpoint["seconds"], checkpoint["log"]
    print(f"{name}: {parameters:,} parameters on {device}, from step {step} to {recipe.steps}", flush=True)

    loss_of_batch = torch.compile(loss_of, dynamic=False) if compiled else loss_of
    epoch_of_order, running, started = None, 0.0, time.perf_counter()
    steps_per_epoch = len(pictures) // recipe.batch

    while step < recipe.steps:
        epoch, within = divmod(step, steps_per_epoch)
        if epoch != epoch_of_order:  # the order depends on the epoch alone, so resuming keeps it
            epoch_of_order, order = epoch, np.random.default_rng([seed, epoch]).permutation(len(pictures))
        chosen = order[within * recipe.batch : (within + 1) * recipe.batch]
        tokens = torch.from_numpy(pictures[chosen].astype(np.int64))  # (B, T)
        masked = None
        if recipe.config.objective == "bert":
            masked = draw_mask(tokens, torch.Generator().manual_seed(seed * 10**9 + step)).to(device)

        for group in optimizer.param_groups:
            group["lr"] = rate_at(step, recipe)
        loss = loss_of_batch(model, tokens.to(device), masked)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), recipe.clip)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        step += 1
        running += loss.item()

        if step % 100 == 0:
            elapsed = seconds + time.perf_counter() - started
            print(f"step {step}/{recipe.steps}  train {running / 100:.4f}  {elapsed / 60:.1f} min", flush=True)
            last_train, running = running / 100, 0.0
        if step % EVALUATE_EVERY == 0 or step == recipe.steps:
            test_nll = evaluate(model, loss_of_batch, test, device, recipe.batch)
            seconds += time.perf_counter() - started
            started = time.perf_counter()
            log.append({"step": step, "train": last_train, "test": test_nll, "seconds": round(seconds)})
            print(f"step {step}: held-out {test_nll:.4f} nats a pixel", flush=True)
            state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "recipe": asdict(recipe), "device": device_name(device)}
            save_atomically({**state, "step": step, "seconds": seconds, "log": log}, checkpoint_path)
            (folder / "log.jsonl").write_text("".join(json.dumps(line) + "\n" for line in log))
            write_curve(folder / "curve.svg", log)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("name", choices=MODELS)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", type=int, help="another length than the recipe's")
    parser.add_argument("--folder", type=Path, help="where checkpoint and log go")
    parser.add_argument("--eager", action="store_true", help="without torch.compile, which needs a C++ compiler")
    options = parser.parse_args()
    recipe = RECIPES[options.name]
    if options.steps:
        recipe = replace(recipe, steps=options.steps)
    train(options.name, recipe, options.seed, options.folder or WORK / options.name, not options.eager)
