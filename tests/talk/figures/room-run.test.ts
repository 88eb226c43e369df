import { describe, expect, it } from 'vitest';
import { drawProbes, RECORDED } from '../../../src/figures/room-run/still.ts';

describe('the run of this room', () => {
  it('says of each probe its loss and the accuracy of its best layer', () => {
    const probes = [
      { picturesSeen: 632, heldOutLoss: 1.2, accuracy: [0.2, 0.31] },
      { picturesSeen: 5000, heldOutLoss: 0.6, accuracy: [0.7, 0.82, 0.8] },
    ];
    const drawing = drawProbes(probes, 'This room’s run', 'stage');
    expect(drawing).toContain('Loss 1.20: 31 %; Loss 0.60: 82 %.');
    expect(drawing).toContain('>This room’s run<');
    expect(drawing.match(/class="ink raster"/g)).toHaveLength(2);
  });

  it('begins, as recorded, below the untrained network and ends above it', () => {
    const drawing = drawProbes(RECORDED, 'Recorded run', 'phone');
    const untrained = Number(/Untrained[^:]*: (\d+) %/.exec(drawing)?.[1]);
    const known = [...drawing.matchAll(/Loss [\d.]+: (\d+) %/g)].map(([, percent]) =>
      Number(percent),
    );
    expect(known[0]).toBeLessThan(untrained);
    expect(known.at(-1)).toBeGreaterThan(untrained);
  });
});
