import unittest

import numpy as np
import torch

from rounding import pack, round_rows, unpack


class Rounding(unittest.TestCase):
    def test_a_weight_moves_by_at_most_half_a_step_of_its_row(self):
        matrix = np.random.default_rng(0).normal(size=(20, 30)).astype(np.float32)
        integers, scales = round_rows(matrix)
        error = np.abs(integers * scales[:, None] - matrix)
        self.assertTrue((error <= scales[:, None] * 0.5001).all())

    def test_a_row_of_zeros_stays_zero(self):
        integers, scales = round_rows(np.zeros((2, 3), np.float32))
        self.assertTrue((integers * scales[:, None] == 0).all())

    def test_unpacked_weights_pack_into_the_same_bytes(self):
        torch.manual_seed(0)
        state = {"sos": torch.randn(6), "a.weight": torch.randn(5, 6), "b.weight": torch.randn(4, 5), "gain": torch.ones(6)}
        blob, table = pack(state)
        again, table_again = pack(unpack(blob, table))
        self.assertEqual([entry["name"] for entry in table], list(state))
        self.assertEqual((blob, table), (again, table_again))

    def test_float32_values_lie_on_multiples_of_four_bytes(self):
        _, table = pack({"matrix": torch.randn(3, 3), "vector": torch.randn(5)})
        for entry in table:
            self.assertEqual(entry["offset" if entry["dtype"] == "float32" else "scales"] % 4, 0)
