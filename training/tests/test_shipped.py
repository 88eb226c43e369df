"""Test the committed models: hashes, sizes, held-out pictures and references."""

import hashlib
import json
import unittest

import numpy as np
import torch

import data
from likelihood import held_out_masks
from paths import MODELS, REFERENCES, SHIPPED, WORK
from shipped import load_model, read_card

MEGABYTE = 1_000_000
NAMES = [name for name in MODELS if (SHIPPED / name / "card.json").exists()]


class Shipped(unittest.TestCase):
    def test_files_have_the_hashes_on_the_card(self):
        for name in NAMES:
            for file, digest in read_card(name)["sha256"].items():
                found = hashlib.sha256((SHIPPED / name / file).read_bytes()).hexdigest()
                self.assertEqual(found, digest, f"{name}/{file}")

    def test_weights_are_small_enough_for_a_phone(self):
        sizes = [(SHIPPED / name / "weights.bin").stat().st_size for name in NAMES]
        self.assertLessEqual(max(sizes), 2.5 * MEGABYTE)
        self.assertLessEqual(sum(sizes), 6 * MEGABYTE)

    def test_held_out_pictures_are_the_first_of_the_references(self):
        for name in NAMES:
            held_out = json.loads((SHIPPED / name / "held-out.json").read_text())
            reference = json.loads((REFERENCES / f"{name}.json").read_text())
            self.assertEqual(held_out["pictures"], reference["tokens"][: len(held_out["pictures"])])

    def test_the_shipped_weights_give_the_reference_likelihoods(self):
        for name in NAMES:
            model = load_model(name)
            reference = json.loads((REFERENCES / f"{name}.json").read_text())
            tokens = torch.tensor(reference["tokens"][:4])
            predicted = torch.ones(tokens.shape, dtype=torch.bool)
            if model.config.objective == "bert":
                predicted = torch.zeros(tokens.shape, dtype=torch.bool)
                for row, positions in zip(predicted, reference["masks"]):
                    row[positions] = True
                self.assertTrue(np.array_equal(predicted.numpy(), held_out_masks(4, tokens.shape[1])))
            with torch.no_grad():
                log_p = model(tokens, predicted).log_softmax(-1).gather(2, tokens[..., None])[..., 0]  # (B, T)
            nats = -(log_p * predicted).sum(1)
            # Nats are small differences of large logits, exact to about 1e-4 in float32.
            np.testing.assert_allclose(nats.numpy(), reference["nll"][:4], rtol=1e-4, atol=5e-4)


@unittest.skipUnless((WORK / "faces" / "data.npz").exists(), "training/data.py has not made the faces")
class Data(unittest.TestCase):
    def test_no_held_out_face_equals_a_training_face(self):
        source = data.load("faces")
        training = {row.tobytes() for row in source["train"]}
        self.assertFalse(any(row.tobytes() in training for row in source["test"]))

    def test_the_data_have_the_expected_sizes(self):
        source = data.load("faces")
        self.assertEqual(len(np.unique(source["palette"], axis=0)), 256)
        self.assertGreaterEqual(len(source["train"]), 60_000)
        self.assertEqual(len(source["test"]), 5_000)
