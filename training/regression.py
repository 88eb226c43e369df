"""Logistic regression by L-BFGS, and the interval of its accuracy."""

import numpy as np
import torch
import torch.nn.functional as F

PENALTIES = [1e-5, 1e-4, 1e-3]  # factors of the sum of squared weights
BOOTSTRAPS = 1_000


def standardise(train, *others):
    """Shift and scale features (N, F) so that the training pictures have mean 0 and deviation 1."""
    mean, deviation = train.mean(0), train.std(0) + 1e-6
    return [(features - mean) / deviation for features in (train, *others)]


def fit(features, labels, classes, penalty, iterations=150):
    """features (N, F), labels (N,) -> weights (F + 1, classes); the last row is the bias."""
    features = F.pad(features, (0, 1), value=1.0)  # (N, F + 1)
    weights = torch.zeros(features.shape[1], classes, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=iterations, history_size=10, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        loss = F.cross_entropy(features @ weights, labels) + penalty * weights[:-1].square().sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    return weights.detach()


def predict(weights, features):
    return (F.pad(features, (0, 1), value=1.0) @ weights).argmax(1)


def probe(train, train_labels, test, test_labels, classes):
    """Fit on train, with the penalty chosen on a fifth of it; return whether each test picture is correct, (N,)."""
    train, test = standardise(train, test)
    fifth = len(train) // 5
    chosen = max(
        PENALTIES,
        key=lambda penalty: (
            predict(fit(train[fifth:], train_labels[fifth:], classes, penalty), train[:fifth]) == train_labels[:fifth]
        ).sum(),
    )
    return (predict(fit(train, train_labels, classes, chosen), test) == test_labels).numpy()


def interval(correct, seed=0):
    """Return the accuracy and its 95 % interval over bootstrap draws of the test pictures."""
    generator = np.random.default_rng(seed)
    # Drawing pictures with replacement and counting the correct ones is a binomial draw.
    draws = generator.binomial(len(correct), correct.mean(), BOOTSTRAPS) / len(correct)
    low, high = np.quantile(draws, [0.025, 0.975])
    return {"accuracy": round(float(correct.mean()), 4), "low": round(float(low), 4), "high": round(float(high), 4)}
