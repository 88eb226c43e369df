"""Train one model: `python training/train.py faces|fashion|bert`.

Runs on a GPU if there is one, otherwise on the CPU. Writes into training/work/<name>:
checkpoint.pt (the next call resumes from it), log.jsonl (a line for each evaluation),
curve.svg, and weights-<step>.pt after each quarter of the training.
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
REPORT_EVERY = 100  # steps
EVALUATE_EVERY = 1_000  # steps; each evaluation writes a checkpoint
EVALUATED = 512  # held-out pictures for the curve; the card's number is over all of them


@dataclass(frozen=True)
class Recipe:
    config: Config
    steps: int
    batch: int = 8  # pictures; small batches learn faster on a CPU
    peak_rate: float = 1.5e-3
    weight_decay: float = 0.1
    warmup: int = 300  # steps
    final_rate: float = 0.02  # the end of the cosine, as a share of the peak
    clip: float = 1.0  # gradient norm


FACE = dict(colors=256, context_length=256, width=128, layers=8, heads=4)
GARMENT = dict(colors=16, context_length=196, width=160, layers=7, heads=5)

RECIPES = {
    "faces": Recipe(Config("autoregressive", **FACE), steps=7_200),
    "fashion": Recipe(Config("autoregressive", **GARMENT), steps=18_600),
    "bert": Recipe(Config("bert", **FACE), steps=8_600),
}


def draw_mask(tokens, generator):
    """Mask each pixel independently; (B, T) booleans."""
    return torch.rand(tokens.shape, generator=generator) < MASK_PROBABILITY


def loss_of(model, tokens, masked=None):
    """Return the mean negative log-likelihood in nats a predicted pixel."""
    # Matrix products run in bfloat16, the residual path and the loss in float32.
    with torch.autocast(tokens.device.type, torch.bfloat16):
        logits = model(tokens, masked)  # (B, T, V)
    nll = F.cross_entropy(logits.float().transpose(1, 2), tokens, reduction="none")  # (B, T)
    if masked is None:
        return nll.mean()
    return (nll * masked).sum() / masked.sum()


def rate_at(step, progress, recipe):
    """Return the learning rate: a linear warm-up times a cosine over `progress`, from 0 to 1."""
    warmup = min(1.0, (step + 1) / recipe.warmup)
    cosine = 0.5 * (1 + math.cos(math.pi * progress))
    return recipe.peak_rate * warmup * (recipe.final_rate + (1 - recipe.final_rate) * cosine)


def make_optimizer(model, recipe):
    matrices = [p for p in model.parameters() if p.dim() == 2]
    gains = [p for p in model.parameters() if p.dim() == 1]
    groups = [{"params": matrices, "weight_decay": recipe.weight_decay}, {"params": gains, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=recipe.peak_rate, betas=(0.9, 0.95), fused=True)


@torch.no_grad()
def evaluate(model, loss, tokens, device, batch):
    """Return nats a predicted pixel; BERT's masks are the same at every call."""
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


def batches(pictures, recipe, seed, step):
    """Yield batches from `step` on, without end; a resumed training gets the same ones."""
    steps = len(pictures) // recipe.batch  # in an epoch
    while True:
        epoch, first = divmod(step, steps)
        order = np.random.default_rng([seed, epoch]).permutation(len(pictures))
        for chosen in order[: steps * recipe.batch].reshape(steps, recipe.batch)[first:]:
            tokens = torch.from_numpy(pictures[chosen].astype(np.int64))  # (B, T)
            masked = None
            if recipe.config.objective == "bert":
                masked = draw_mask(tokens, torch.Generator().manual_seed(seed * 10**9 + step))
            yield tokens, masked
            step += 1


def save_checkpoint(folder, **state):
    part = folder / "checkpoint.part"
    torch.save(state, part)
    os.replace(part, folder / "checkpoint.pt")  # an interrupted write leaves the old file intact
    (folder / "log.jsonl").write_text("".join(json.dumps(line) + "\n" for line in state["log"]))
    write_curve(folder / "curve.svg", state["log"])


def train(name, recipe, seed, folder, compiled, minutes):
    device = "cuda" if torch.cuda.is_available() else "cpu"
    source = data.load(name)
    test = source["test"][:EVALUATED]

    torch.manual_seed(seed)
    model = ImageGPT(recipe.config).to(device)
    optimizer = make_optimizer(model, recipe)
    step, seconds, log = 0, 0.0, []
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / "checkpoint.pt").exists():
        checkpoint = torch.load(folder / "checkpoint.pt", map_location=device, weights_only=True)
        model.load_state_dict(checkpoint["model"])
        optimizer.load_state_dict(checkpoint["optimizer"])
        step, seconds, log = checkpoint["step"], checkpoint["seconds"], checkpoint["log"]
    parameters = sum(p.numel() for p in model.parameters())
    print(f"{name}: {parameters:,} parameters on {device}, from step {step} to {recipe.steps}", flush=True)

    loss_of_batch = torch.compile(loss_of, dynamic=False) if compiled else loss_of
    batch_stream = batches(source["train"], recipe, seed, step)
    recent = []  # losses since the last report
    started = time.perf_counter() - seconds  # counts the time before an interruption

    def progress():
        return min(1.0, max(step / recipe.steps, (time.perf_counter() - started) / (60 * minutes)))

    done = progress()
    while done < 1:
        tokens, masked = next(batch_stream)
        for group in optimizer.param_groups:
            group["lr"] = rate_at(step, done, recipe)
        loss = loss_of_batch(model, tokens.to(device), None if masked is None else masked.to(device))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), recipe.clip)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        step += 1
        recent.append(loss.detach())

        before, done = done, progress()
        if step % REPORT_EVERY == 0 or done == 1:
            training_nll, recent = torch.stack(recent).mean().item(), []
            seconds = time.perf_counter() - started
            print(f"step {step}, {done:.1%}: training {training_nll:.4f}, {seconds / 60:.1f} min", flush=True)
        if int(4 * done) > int(4 * before):  # after each quarter, for probe.py --weights
            torch.save(model.state_dict(), folder / f"weights-{step}.pt")
        if step % EVALUATE_EVERY == 0 or done == 1:
            test_nll = evaluate(model, loss_of_batch, test, device, recipe.batch)
            seconds = time.perf_counter() - started
            print(f"step {step}: held-out {test_nll:.4f} nats a pixel", flush=True)
            log.append({"step": step, "train": training_nll, "test": test_nll, "seconds": round(seconds)})
            save_checkpoint(
                folder,
                model=model.state_dict(),
                optimizer=optimizer.state_dict(),
                recipe=asdict(recipe),
                device=device_name(device),
                step=step,
                seconds=seconds,
                log=log,
            )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("name", choices=MODELS)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", type=int, help="replace the recipe's number of steps")
    parser.add_argument("--minutes", type=float, default=math.inf, help="end training and cosine after this time, for a shared machine")
    parser.add_argument("--folder", type=Path, help="write checkpoint and log here")
    parser.add_argument("--eager", action="store_true", help="do not use torch.compile, which needs a C++ compiler")
    options = parser.parse_args()
    recipe = RECIPES[options.name]
    if options.steps is not None:
        recipe = replace(recipe, steps=options.steps)
    train(options.name, recipe, options.seed, options.folder or WORK / options.name, not options.eager, options.minutes)
