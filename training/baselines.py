"""How well counting predicts a pixel: `python training/baselines.py`.

For each set three predictors, measured on the held-out pictures the models are
measured on, and written to assets/data/baselines.json:
  unigram       how often each colour occurs
  left and up   counts given the colours to the left and above
  best counts   a chain of ever longer contexts at every position, each backing off to
                the one before by absolute discounting, as in n-gram language models:
                p_k(x) = (max(n_k(x) - d, 0) + d * kinds_k * p_{k-1}(x)) / n_k
Where the entropy of the face generator has been estimated (data-maker/entropy.js),
it stands beside.
"""

import json
import math

import numpy as np

import data
from paths import ASSETS, WORK

# Contexts, shortest first, as (rows up, columns right) of the pixels they hold. The
# later ones hold whole stretches of what came before, in raster order.
NEIGHBOURS = [
    [],
    [(0, -1)],
    [(0, -1), (-1, 0)],
    [(0, -1), (-1, 0), (-1, -1), (-1, 1)],
    [(0, -1), (-1, 0), (-1, -1), (-1, 1), (0, -2), (-2, 0)],
    [(0, -1), (-1, 0), (-1, -1), (-1, 1), (0, -2), (-2, 0), (-1, -2), (-1, 2), (-2, -1), (-2, 1), (0, -3)],
]
STRETCHES = {"faces": [16, 32, 48, 64, 96, 256], "fashion": [14, 28]}
DISCOUNTS = np.arange(1, 10) / 10
TUNED_ON = 2_000  # training pictures kept out of the counts to choose the discount


def log_unigram(tokens, colors):
    counts = np.bincount(tokens.ravel(), minlength=colors) + 1
    return np.log(counts / counts.sum())


def left_and_up(train, test, colors):
    """Add-a-hundredth counts of (left, up) -> colour; outside the picture is a colour of its own."""

    def contexts(tokens):
        side = math.isqrt(tokens.shape[1])
        pictures = tokens.reshape(-1, side, side).astype(np.int64)
        padded = np.pad(pictures, ((0, 0), (1, 0), (1, 0)), constant_values=colors)
        return (padded[:, 1:, :-1] * (colors + 1) + padded[:, :-1, 1:]).ravel()

    cells = (colors + 1) ** 2 * colors
    counts = np.zeros(cells, np.int64)
    for part in np.array_split(train, 50):
        counts += np.bincount(contexts(part) * colors + part.ravel(), minlength=cells)
    table = counts.reshape(-1, colors) + 0.01
    table /= table.sum(1, keepdims=True)
    return -np.log(table[contexts(test), test.ravel()]).mean()


def contexts_at(position, side, stretches):
    """The chain of contexts at a position: lists of earlier positions, without repeats."""
    row, column = divmod(position, side)
    chain = []
    for neighbours in NEIGHBOURS:
        inside = [(row + up, column + right) for up, right in neighbours]
        chain.append([r * side + c for r, c in inside if r >= 0 and 0 <= c < side])
    for stretch in stretches:
        chain.append(list(range(max(0, position - stretch), position)))
    return [held for k, held in enumerate(chain) if k == 0 or len(held) > len(chain[k - 1])]


def context_ids(train, test, held):
    """A number for each distinct context in train; test contexts never seen get -1."""
    weights = np.random.default_rng(0).integers(1, 2**63, size=len(held), dtype=np.uint64)
    # A hash modulo 2^64: two contexts share one with probability about 1e-9.
    seen = (train[:, held].astype(np.uint64) + 1) @ weights if held else np.zeros(len(train), np.uint64)
    asked = (test[:, held].astype(np.uint64) + 1) @ weights if held else np.zeros(len(test), np.uint64)
    distinct, ids = np.unique(seen, return_inverse=True)
    found = np.minimum(np.searchsorted(distinct, asked), len(distinct) - 1)
    return ids, np.where(distinct[found] == asked, found, -1), len(distinct)


def backed_off(train, test, colors, stretches):
    """Nats a pixel of each test picture by the chained counts, (discounts, pictures)."""
    side = math.isqrt(train.shape[1])
    nats = np.zeros((len(DISCOUNTS), len(test)))
    for position in range(train.shape[1]):
        x_train, x_test = train[:, position].astype(np.int64), test[:, position].astype(np.int64)
        probability = np.full((len(DISCOUNTS), len(test)), 1 / colors)
        for held in contexts_at(position, side, stretches):
            ids, asked, contexts = context_ids(train, test, held)
            pairs, count = np.unique(ids * colors + x_train, return_counts=True)
            n = np.bincount(ids, minlength=contexts)  # of a context
            kinds = np.bincount(pairs // colors, minlength=contexts)  # colours that followed it
            pair = asked * colors + x_test
            found = np.minimum(np.searchsorted(pairs, pair), len(pairs) - 1)
            n_x = np.where(pairs[found] == pair, count[found], 0)
            for k, d in enumerate(DISCOUNTS):
                here = (np.maximum(n_x - d, 0) + d * kinds[asked] * probability[k]) / n[asked]
                probability[k] = np.where(asked >= 0, here, probability[k])
        nats -= np.log(probability)
    return nats / train.shape[1]


def measure(name):
    source = data.load(name)
    train, test, colors = source["train"], source["test"], len(source["palette"])
    # The discount is chosen on training pictures that are not counted.
    nats = backed_off(train[TUNED_ON:], np.concatenate([train[:TUNED_ON], test]), colors, STRETCHES[name])
    chosen = nats[:, :TUNED_ON].mean(1).argmin()
    discount, best = DISCOUNTS[chosen], nats[chosen, TUNED_ON:].mean()
    result = {
        "unigram": round(float(-log_unigram(train, colors)[test].mean()), 4),
        "leftAndUp": round(float(left_and_up(train, test, colors)), 4),
        "bestCounts": round(float(best), 4),
        "bestCountsHow": "counts at every position, contexts of 0, 1, 2, 4, 6 and 11 neighbours, then the last "
        + ", ".join(map(str, STRETCHES[name]))
        + f" pixels, backed off by absolute discounting ({discount:.1f})",
    }
    print(name, result, flush=True)
    return result


if __name__ == "__main__":
    sets = {name: measure(name) for name in ("fashion", "faces")}
    entropy = WORK / "faces" / "entropy.json"
    if entropy.exists():
        sets["faces"]["generatorEntropy"] = json.loads(entropy.read_text())
    content = {
        "about": "What counting achieves on the held-out pictures of the small models.",
        "unit": "nats a pixel",
        "source": "training/baselines.py",
        "sets": sets,
    }
    (ASSETS / "data").mkdir(parents=True, exist_ok=True)
    (ASSETS / "data" / "baselines.json").write_text(json.dumps(content, indent=1) + "\n")
