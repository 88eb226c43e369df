"""Draw a training curve as a small SVG."""

WIDTH, HEIGHT, MARGIN = 640, 320, 48


def write_curve(path, log):
    """log: a list of {"step", "train", "test"}, in nats a pixel."""
    top = max(max(line["train"], line["test"]) for line in log)
    bottom = min(min(line["train"], line["test"]) for line in log)
    last = log[-1]["step"]

    def point(step, nll):
        x = MARGIN + (WIDTH - 2 * MARGIN) * step / last
        y = MARGIN + (HEIGHT - 2 * MARGIN) * (top - nll) / max(top - bottom, 1e-9)
        return f"{x:.1f},{y:.1f}"

    def line(key, color):
        points = " ".join(point(entry["step"], entry[key]) for entry in log)
        return f'<polyline fill="none" stroke="{color}" stroke-width="2" points="{points}"/>'

    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
        f'{line("train", "#c60")}{line("test", "#06c")}'
        f'<text x="{MARGIN}" y="20">nats a pixel: <tspan fill="#c60">training</tspan>, '
        f'<tspan fill="#06c">held out {log[-1]["test"]:.4f}</tspan></text>'
        f'<text x="4" y="{MARGIN + 4}">{top:.3f}</text><text x="4" y="{HEIGHT - MARGIN + 4}">{bottom:.3f}</text>'
        f'<text x="{WIDTH - MARGIN}" y="{HEIGHT - 16}" text-anchor="end">step {last}</text></svg>\n'
    )
