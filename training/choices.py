"""The choices in the model, each with its source: the paper, its released code, or neither."""

ARCHITECTURE = [
    ("pre-norm blocks, everything on residual paths", "paper and code"),
    ("norm without mean subtraction or bias: x / sqrt(mean(x^2) + 1e-5) * gain (the paper writes layer_norm)", "code"),
    ("no biases in the linear layers", "code"),
    ("GELU as x * sigmoid(1.702 x)", "code"),
    ("MLP four times as wide as the model", "code"),
    ("attention scores divided by the square root of the head width", "code"),
    ("learned positions, one a pixel", "paper and code"),
    ("input embedding and output head untied, head zero at the start", "paper"),
    ("normal initialisation of deviation 0.02, what is added to the residual path divided by sqrt(2 L)", "neither exactly: the paper names the Sparse Transformer's layer-dependent scheme"),
    ("Adam with betas 0.9 and 0.95, linear warm-up, cosine, no dropout, no augmentation", "paper"),
    ("cosine ending at 2 % of the peak rate instead of zero; warm-up in steps, not one epoch", "neither"),
    ("decoupled weight decay 0.1 on matrices, gradient norm clipped at 1, 8 pictures a batch", "neither (paper: no decay, 128 pictures)"),
    ("matrix products of the training in bfloat16, weights and residual path in float32", "neither (paper: float32)"),
    ("what a linear layer reads is rounded to 16 bits in the browser, weights to int8", "neither (paper: float32)"),
]

OBJECTIVE = {
    "autoregressive": [
        ("raster order, upper-triangular mask on the attention scores", "paper and code"),
        ("a learned start vector (sos) is prepended and the last pixel is no input", "code"),
    ],
    "bert": [
        ("each pixel masked independently with probability 0.15, content embedding zeroed, position kept, no mask on the attention scores, loss on masked pixels only", "paper"),
        ("a fresh mask for every picture at every step; the mean over the masked pixels of a batch is minimised", "neither (the paper writes the sum over a picture)"),
        ("no start vector: nothing is shifted", "paper"),
    ],
}

PALETTE = {
    "faces": ("palette: the 256 commonest colours of the training pictures", "neither (paper: 512 colours by k-means)"),
    "fashion": ("palette: 16 greys by k-means", "paper's method, smaller"),
}
PALETTE["bert"] = PALETTE["faces"]


def choices_of(name, objective):
    rows = [*ARCHITECTURE, *OBJECTIVE[objective], PALETTE[name]]
    return [{"choice": choice, "follows": follows} for choice, follows in rows]
