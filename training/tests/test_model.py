"""python -m unittest discover -s training/tests -t training takes seconds and needs no training."""

import unittest

import torch

from model import Config, ImageGPT
from sample import sample

SIZE = dict(colors=7, context_length=9, width=16, layers=2, heads=2)


def random_model(objective):
    torch.manual_seed(0)
    model = ImageGPT(Config(objective, **SIZE)).eval()
    torch.nn.init.normal_(model.head.weight)  # zero at the start of a training
    return model


class Autoregressive(unittest.TestCase):
    def test_a_pixel_changes_only_the_logits_after_it(self):
        model, tokens = random_model("autoregressive"), torch.randint(7, (1, 9))
        for changed in range(9):
            other = tokens.clone()
            other[0, changed] = (other[0, changed] + 1) % 7
            difference = (model(tokens) - model(other)).abs().amax((0, 2))  # (T,)
            # The logits at a position predict its pixel, so they must not depend on it.
            self.assertTrue((difference[: changed + 1] == 0).all())
            if changed < 8:
                self.assertGreater(difference[changed + 1], 0)

    def test_sampling_with_a_cache_follows_the_probabilities_of_the_model(self):
        model, prefix = random_model("autoregressive"), torch.randint(7, (2000, 5))
        prefix[:] = prefix[0]
        drawn = sample(model, prefix, torch.Generator().manual_seed(0))
        self.assertTrue((drawn[:, :5] == prefix).all())
        expected = model(drawn)[0, 5].softmax(-1)
        found = torch.bincount(drawn[:, 5], minlength=7) / len(drawn)
        self.assertLess((expected - found).abs().max(), 0.05)

    def test_a_new_model_finds_every_colour_equally_likely(self):
        logits = ImageGPT(Config("autoregressive", **SIZE))(torch.randint(7, (3, 9)))
        self.assertTrue((logits == 0).all())


class Bert(unittest.TestCase):
    def test_the_colour_of_a_masked_pixel_changes_nothing(self):
        model, tokens = random_model("bert"), torch.randint(7, (1, 9))
        masked = torch.zeros(1, 9, dtype=torch.bool)
        masked[0, 4] = True
        other = tokens.clone()
        other[0, 4] = (other[0, 4] + 1) % 7
        self.assertTrue(torch.equal(model(tokens, masked), model(other, masked)))

    def test_every_unmasked_pixel_reaches_every_position(self):
        model, tokens = random_model("bert"), torch.randint(7, (1, 9))
        nothing = torch.zeros(1, 9, dtype=torch.bool)
        other = tokens.clone()
        other[0, 8] = (other[0, 8] + 1) % 7
        self.assertTrue(((model(tokens, nothing) - model(other, nothing)).abs().amax((0, 2)) > 0).all())


if __name__ == "__main__":
    unittest.main()
