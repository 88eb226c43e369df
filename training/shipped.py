"""Load a shipped model, its int8 weights turned into float32 as in the deck's engine."""

import json

from model import Config, ImageGPT
from paths import SHIPPED
from rounding import unpack


def read_card(name):
    return json.loads((SHIPPED / name / "card.json").read_text())


def load_model(name):
    card = read_card(name)
    size = card["architecture"]
    config = Config(card["objective"], size["colors"], size["contextLength"], size["width"], size["layers"], size["heads"])
    model = ImageGPT(config)
    model.load_state_dict(unpack((SHIPPED / name / "weights.bin").read_bytes(), card["tensors"]))
    return model.eval()
