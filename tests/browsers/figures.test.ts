/** Every live figure that is no chart, used once by mouse and once by keys. */
import { registry } from '../../src/figures/registry.ts';
import { charts } from './support/charts.ts';
import { openFigure, type LiveFigure } from './support/figure.ts';
import { expect, test } from './support/test.ts';

type Use = (figure: LiveFigure) => Promise<void>;

interface Uses {
  readonly query?: string;
  readonly byMouse: Use;
  readonly byKeys: Use;
}

const uses: Readonly<Record<string, Uses>> = {
  wall: {
    async byMouse(figure) {
      await figure.button('Pause').click();
      await figure.button('Go on').appears();
    },
    async byKeys(figure) {
      const before = await figure.part('.wall-live path.hole').attribute('d');
      await figure.press(figure.button('Go on'), 'Enter');
      await expect.poll(() => figure.part('.wall-live path.hole').attribute('d')).not.toBe(before);
    },
  },
  objectives: {
    async byMouse(figure) {
      await figure.part('.pixel-picker').click(4.5 / 16, 2.5 / 16);
      await figure.shows('36 seen, 1 asked, 219 to come');
    },
    async byKeys(figure) {
      await figure.press(figure.slider('Pixel, BERT'), 'Home', 'ArrowDown', 'ArrowRight');
      await figure.shows('17 seen, 1 asked, 238 to come');
    },
  },
  guess: {
    async byMouse(figure) {
      await figure.part('button.guess').click();
      await figure.shows(/^You: (right|wrong)\.$/);
    },
    async byKeys(figure) {
      await figure.press(figure.button('Next Game'), 'Enter');
      await figure.shows('Click, tap or press 1 to 4.');
      await figure.press(figure.part('button.guess'), '2');
      await figure.shows(/^You: (right|wrong)\.$/);
    },
  },
  surprise: {
    async byMouse(figure) {
      await figure.part('.pixel-picker').click(5.5 / 16, 3.5 / 16);
      await figure.shows('row 4, column 6');
    },
    async byKeys(figure) {
      const before = await figure.part('svg[aria-label]').attribute('aria-label');
      await figure.press(figure.button('Next Face'), 'Enter');
      await expect
        .poll(() => figure.part('svg[aria-label]').attribute('aria-label'))
        .not.toBe(before);
    },
  },
  'attention-cost': {
    async byMouse(figure) {
      // The cell of 64 pixels is the eighth of 32.
      await figure.slider('Side of the picture').click(7.5 / 32);
      await figure.shows('144×');
    },
    async byKeys(figure) {
      await figure.press(figure.radio('3 tokens a pixel: R, G, B'), 'ArrowRight');
      await figure.shows('4,096 tokens');
    },
  },
  palette: {
    async byMouse(figure) {
      await figure.radio('Own').click();
      await figure.shows(/its own, from seed 1/);
    },
    async byKeys(figure) {
      await figure.press(figure.slider('Bits of a token'), 'ArrowLeft');
      await figure.shows('256 colours, 8 bits');
    },
  },
  unroll: {
    async byMouse(figure) {
      await figure.part('.square').click(3.5 / 16, 2.5 / 16);
      await expect.poll(() => figure.slider('Pixels in the strip').value()).toBe('36');
    },
    async byKeys(figure) {
      const before = await figure.part('.live > div svg').markup();
      await figure.press(figure.part('input[value="47"]'), 'ArrowRight');
      await expect.poll(() => figure.part('.live > div svg').markup()).not.toBe(before);
    },
  },
  rows: {
    async byMouse(figure) {
      await figure.part('[data-layer="1"][data-head="4"]').click();
      await figure.shows('Layer 1, head 4 trained');
    },
    async byKeys(figure) {
      await figure.press(figure.radio('1'), 'ArrowRight');
      await figure.shows('Layer 2, head 4 trained');
    },
  },
  attention: {
    async byMouse(figure) {
      await figure.part('[data-layer="6"][data-head="4"]').click();
      await figure.shows(/^Layer 6, head 4/);
    },
    async byKeys(figure) {
      await figure.press(figure.slider('Pixel that is asked for'), 'ArrowDown', 'ArrowLeft');
      await figure.depicts(/row 8, column 10: /);
    },
  },
  parameters: {
    async byMouse(figure) {
      await figure.radio('S').click();
      const drawing = figure.part('svg[aria-label*="layers of width"]');
      await expect.poll(() => drawing.attribute('aria-label')).toMatch(/^24 layers of width 512 /);
    },
    async byKeys(figure) {
      await figure.press(figure.slider('Layers L'), 'Home');
      const drawing = figure.part('svg[aria-label*="layers of width"]');
      await expect.poll(() => drawing.attribute('aria-label')).toMatch(/^\d layers of width 512 /);
    },
  },
  linear: {
    async byMouse(figure) {
      await figure.tab.move(await figure.part('[data-plane="first"] [data-face="47"]').middle());
      await figure.shows(/^Face 48: /);
    },
    async byKeys(figure) {
      await figure.press(figure.slider('Face, from left to right'), 'Home');
      await figure.part('text', 'Face 48: ').goes();
      await figure.press(figure.radio('5'), 'ArrowRight');
      await figure.shows(/^Layer 6$/);
    },
  },
  probe: {
    async byMouse(figure) {
      await figure.radio('3').click();
      await figure.depicts(/Nearest to face 1, by layer 3: \d+/);
    },
    async byKeys(figure) {
      await figure.press(figure.button('Next Face'), 'Enter');
      await figure.depicts(/Nearest to face 2, by layer 3: \d+/);
    },
  },
  order: {
    async byMouse(figure) {
      const before = await figure.part('svg[aria-label]').markup();
      await figure.button('Next Face').click();
      await expect.poll(() => figure.part('svg[aria-label]').markup()).not.toBe(before);
    },
    async byKeys(figure) {
      await figure.press(figure.slider('Hidden pixel'), 'Home');
      await figure.shows(/row 1, column 1/);
    },
  },
  sampler: {
    async byMouse(figure) {
      const before = await figure.painted();
      await figure.button('Next First seed').click();
      await figure.button('All at once').click();
      await figure.shows(/seeds 2 to 9/);
      await expect.poll(() => figure.painted()).not.toBe(before);
    },
    async byKeys(figure) {
      const before = await figure.painted();
      await figure.press(figure.slider('Rows given'), 'ArrowRight');
      await expect.poll(() => figure.slider('Rows given').value()).toBe('9');
      await expect.poll(() => figure.painted()).not.toBe(before);
    },
  },
};

/** Figures that nobody can act on, or that have a test of their own. */
const others = ['chapter', 'learn', 'room-run'];

test('each live figure is used here', () => {
  expect([...Object.keys(uses), ...charts, ...others].sort()).toEqual(Object.keys(registry).sort());
});

for (const [name, { query, byMouse, byKeys }] of Object.entries(uses)) {
  test(`the figure "${name}" is used by mouse and by keys`, async ({ tab }) => {
    const figure = await openFigure(tab, name, query);
    await byMouse(figure);
    await byKeys(figure);
    await figure.stays();
  });
}
