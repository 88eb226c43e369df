"""The models' names, and the folders that the scripts read and write."""

from pathlib import Path

MODELS = ["faces", "fashion", "bert"]
TRAINING = Path(__file__).parent
WORK = TRAINING / "work"  # data sets, checkpoints, logs: never committed
REFERENCES = TRAINING / "references"
ASSETS = TRAINING.parent / "assets"
SHIPPED = ASSETS / "model"
