"""Write palette and held-out pictures: `python training/pictures.py faces|fashion|bert`.

Writes palette.json and held-out.json into assets/model/<name>. The pictures are the
first of the fixed order, not picked.
"""

import argparse
import json

import data
from paths import MODELS, SHIPPED

PICTURES = 64
ABOUT = {
    "faces": "The first 64 of 5,000 held-out pixel-art faces, in the fixed order, not picked. "
    "Synthetic: drawn by DiceBear Pixel Art (art CC0 1.0). Tokens index the palette, row by row.",
    "fashion": "The first 64 pictures of Fashion-MNIST's official test set (MIT, Zalando), halved to 14x14, "
    "not picked. Tokens index the palette, row by row.",
}
ABOUT["bert"] = ABOUT["faces"]


def write(name):
    folder = SHIPPED / name
    folder.mkdir(parents=True, exist_ok=True)
    source = data.load(name)
    colors = ["#%02x%02x%02x" % tuple(color) for color in source["palette"]]
    (folder / "palette.json").write_text(json.dumps({"colors": colors}) + "\n")

    pictures = source["test"][:PICTURES].tolist()
    side = int(len(pictures[0]) ** 0.5)
    head = json.dumps({"width": side, "height": side, "about": ABOUT[name]})
    rows = ",\n".join(json.dumps(picture, separators=(",", ":")) for picture in pictures)
    (folder / "held-out.json").write_text(f'{head[:-1]}, "pictures": [\n{rows}\n]}}\n')


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("name", choices=MODELS)
    write(parser.parse_args().name)
