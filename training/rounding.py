"""Round weights to int8 with one scale a row; pack and unpack weights.bin.

weights.bin is little-endian. First come the float32 values: the vectors (gains, sos),
then the scales of every matrix, one a row. The int8 matrices follow, row by row. A
weight is its integer times the scale of its row. The tensor table has the offsets.
"""

import numpy as np
import torch


def round_rows(matrix):
    """float32 (rows, columns) -> int8 of the same shape and float32 scales (rows,)."""
    scales = np.abs(matrix).max(axis=1) / 127
    scales = np.where(scales == 0, 1, scales).astype(np.float32)
    integers = np.clip(np.rint(matrix / scales[:, None]), -127, 127)
    return integers.astype(np.int8), scales


def pack(state):
    """Turn a state dict into the bytes of weights.bin and its tensor table."""
    tensors = {name: tensor.float().cpu().numpy() for name, tensor in state.items()}
    vectors = {name: tensor for name, tensor in tensors.items() if tensor.ndim == 1}
    rounded = {name: round_rows(tensor) for name, tensor in tensors.items() if tensor.ndim == 2}

    blob, table = bytearray(), {}
    for name, vector in vectors.items():
        table[name] = {"name": name, "shape": list(vector.shape), "dtype": "float32", "offset": len(blob)}
        blob += vector.astype("<f4").tobytes()
    for name, (integers, scales) in rounded.items():
        table[name] = {"name": name, "shape": list(integers.shape), "dtype": "int8", "scales": len(blob)}
        blob += scales.astype("<f4").tobytes()
    for name, (integers, _) in rounded.items():
        table[name]["offset"] = len(blob)
        blob += integers.tobytes()
    return bytes(blob), [table[name] for name in tensors]


def unpack(blob, table):
    """Turn the bytes of weights.bin and its tensor table into a float32 state dict."""
    state = {}
    for entry in table:
        rows, count = entry["shape"][0], int(np.prod(entry["shape"]))
        if entry["dtype"] == "float32":
            values = np.frombuffer(blob, "<f4", count, entry["offset"])
        else:
            scales = np.frombuffer(blob, "<f4", rows, entry["scales"])
            integers = np.frombuffer(blob, np.int8, count, entry["offset"])
            values = integers.reshape(entry["shape"]).astype(np.float32) * scales[:, None]
        state[entry["name"]] = torch.from_numpy(values.copy())
    return state
