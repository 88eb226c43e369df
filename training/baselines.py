"""Measure predictors that only count: `python training/baselines.py faces|fashion`.

Three predictors, measured on the models' held-out pictures:
  unigram       the frequency of each colour
  left and up   counts given the colours to the left and above
  best counts   a chain of longer and longer contexts at every position. Each backs off
                to the one before by absolute discounting, as in n-gram language models:
                p_k(x) = (max(n_k(x) - d, 0) + d * kinds_k * p_{k-1}(x)) / n_k
                For fashion it is mixed with a chain counted over all positions, since
                a garment may hang anywhere, while the parts of a face have their places.
Writes the results of one set into assets/data/baselines.json and keeps those of the
other. For faces it adds the bound on the generator's entropy (data-maker/entropy.js).
"""

import argparse
import json
import math

import numpy as np

import data
from paths import ASSETS, WORK

# Contexts, shortest first: the (row, column) offsets of their pixels, then, in STRETCHES,
# numbers of pixels directly before in raster order.
NEIGHBOURS = [
    [],
    [(0, -1)],
    [(0, -1), (-1, 0)],
    [(0, -1), (-1, 0), (-1, -1), (-1, 1)],
    [(0, -1), (-1, 0), (-1, -1), (-1, 1), (0, -2), (-2, 0)],
    [(0, -1), (-1, 0), (-1, -1), (-1, 1), (0, -2), (-2, 0), (-1, -2), (-1, 2), (-2, -1), (-2, 1), (0, -3)],
]
STRETCHES = {"faces": [16, 32, 48, 64, 96, 256], "fashion": [14, 28]}
MIXED = {"fashion"}
SHARES = np.arange(1, 10) / 10
DISCOUNTS = np.array([0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98])
TUNING = 2_000  # training pictures left out of the counts; they choose discount and mixture


def log_unigram(tokens, colors):
    counts = np.bincount(tokens.ravel(), minlength=colors) + 1
    return np.log(counts / counts.sum())


def left_and_up(train, test, colors):
    """Return nats a pixel by counts of (left, up) -> colour, plus 0.01 each.

    Outside the picture is a colour of its own.
    """

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
    """Return the contexts at a position as lists of earlier positions, each longer than the one before."""
    row, column = divmod(position, side)
    chain = []
    for neighbours in NEIGHBOURS:
        inside = [(row + up, column + right) for up, right in neighbours]
        chain.append([r * side + c for r, c in inside if r >= 0 and 0 <= c < side])
    for stretch in stretches:
        chain.append(list(range(max(0, position - stretch), position)))
    return [context for k, context in enumerate(chain) if k == 0 or len(context) > len(chain[k - 1])]


def hash_contexts(pixels):
    """pixels (N, context) -> one hash a context, (N,)."""
    # Modulo 2^64: two contexts share a hash with probability about 1e-9.
    weights = np.random.default_rng(0).integers(1, 2**63, size=pixels.shape[1], dtype=np.uint64)
    total = np.zeros(len(pixels), np.uint64)
    for column, weight in zip(pixels.T, weights):
        total += (column.astype(np.uint64) + 1) * weight
    return total


def counts_after(train_contexts, train_pixels, test_contexts, test_pixels, colors):
    """Return (n, kinds, n_x) in the training pictures for each test pixel.

    n: occurrences of the pixel's context; kinds: number of colours that followed it;
    n_x: times it was followed by the pixel's colour.
    """
    distinct, ids = np.unique(train_contexts, return_inverse=True)
    found = np.minimum(np.searchsorted(distinct, test_contexts), len(distinct) - 1)
    pairs, count = np.unique(ids * colors + train_pixels, return_counts=True)
    n = np.where(distinct[found] == test_contexts, np.bincount(ids)[found], 0)
    kinds = np.bincount(pairs // colors)[found]
    pair = found * colors + test_pixels
    place = np.minimum(np.searchsorted(pairs, pair), len(pairs) - 1)
    n_x = np.where(pairs[place] == pair, count[place], 0)
    return n, kinds, n_x


def back_off(probability, n, kinds, n_x):
    """Turn the probability (discounts, N) by a context into that by the next longer one."""
    d = DISCOUNTS[:, None]
    longer = (np.maximum(n_x - d, 0) + d * kinds * probability) / np.maximum(n, 1)
    return np.where(n > 0, longer, probability)


def count_by_position(train, test, colors, stretches):
    """Return the probability of each test pixel by counts at its position: (discounts, N, T)."""
    side = math.isqrt(train.shape[1])
    result = []
    for position in range(train.shape[1]):
        x_train, x_test = train[:, position].astype(np.int64), test[:, position].astype(np.int64)
        probability = np.full((len(DISCOUNTS), len(test)), 1 / colors)
        for context in contexts_at(position, side, stretches):
            counts = counts_after(hash_contexts(train[:, context]), x_train, hash_contexts(test[:, context]), x_test, colors)
            probability = back_off(probability, *counts)
        result.append(probability)
    return np.stack(result, -1)


def count_over_positions(train, test, colors):
    """Return the probability of each test pixel by counts over all positions: (discounts, N, T)."""
    side, margin = math.isqrt(train.shape[1]), 3

    def contexts(tokens, neighbours):
        pictures = tokens.reshape(-1, side, side).astype(np.int64)
        padded = np.pad(pictures, ((0, 0), (margin, 0), (margin, margin)), constant_values=colors)
        columns = [
            padded[:, margin + up : margin + up + side, margin + right : margin + right + side].ravel()
            for up, right in neighbours
        ]
        return hash_contexts(np.stack(columns, -1)) if columns else np.zeros(tokens.size, np.uint64)

    x_train, x_test = train.ravel().astype(np.int64), test.ravel().astype(np.int64)
    probability = np.full((len(DISCOUNTS), test.size), 1 / colors)
    for neighbours in NEIGHBOURS:
        counts = counts_after(contexts(train, neighbours), x_train, contexts(test, neighbours), x_test, colors)
        probability = back_off(probability, *counts)
    return probability.reshape(len(DISCOUNTS), *test.shape)


def choose_discount(probability):
    """Return the discount that suits the tuning pictures best, and its probabilities (N, T)."""
    chosen = np.log(probability[:, :TUNING]).mean((1, 2)).argmax()
    return DISCOUNTS[chosen], probability[chosen]


def best_counts(train, test, colors, name):
    """Return nats a pixel of the test pictures, and the method in words."""
    counted, predicted = train[TUNING:], np.concatenate([train[:TUNING], test])
    discount, probability = choose_discount(count_by_position(counted, predicted, colors, STRETCHES[name]))
    how = (
        f"counts at every position, contexts of 0, 1, 2, 4, 6 and 11 neighbours, then the last "
        f"{', '.join(map(str, STRETCHES[name]))} pixels, backed off by absolute discounting ({discount:.2f})"
    )
    if name in MIXED:
        discount, over_positions = choose_discount(count_over_positions(counted, predicted, colors))
        mixtures = [share * probability + (1 - share) * over_positions for share in SHARES]
        chosen = np.argmax([np.log(mixture[:TUNING]).mean() for mixture in mixtures])
        probability = mixtures[chosen]
        how += (
            f"; mixed {SHARES[chosen]:.1f} to {1 - SHARES[chosen]:.1f} with counts over all positions, "
            f"the same neighbours ({discount:.2f})"
        )
    return -np.log(probability[TUNING:]).mean(), how


def measure(name):
    source = data.load(name)
    train, test, colors = source["train"], source["test"], len(source["palette"])
    best, how = best_counts(train, test, colors, name)
    result = {
        "unigram": round(float(-log_unigram(train, colors)[test].mean()), 4),
        "leftAndUp": round(float(left_and_up(train, test, colors)), 4),
        "bestCounts": round(float(best), 4),
        "bestCountsHow": how,
    }
    entropy = WORK / name / "entropy.json"
    if entropy.exists():
        result["generatorEntropy"] = json.loads(entropy.read_text())
    print(name, result, flush=True)
    return result


def write(name):
    measured = measure(name)
    path = ASSETS / "data" / "baselines.json"
    sets = json.loads(path.read_text())["sets"] if path.exists() else {}
    sets[name] = measured
    content = {
        "about": "What counting achieves on the held-out pictures of the small models.",
        "unit": "nats a pixel",
        "source": "training/baselines.py",
        "sets": sets,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=1) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("name", choices=STRETCHES)
    write(parser.parse_args().name)
