import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Raster, Room, StillKit } from '../../../plugins/figures/contract.ts';
import { drawings } from '../../../src/figures/drawings.ts';

/** Names each picture by a hash of its pixels, so that a snapshot stays small and tells them apart. */
const kit: StillKit = {
  png({ width, height, tokens, palette }: Raster, scale: number) {
    const pixels = Array.from(tokens, (token) => palette[token] ?? 'none').join();
    const hash = createHash('sha256').update(`${pixels} ${scale}`).digest('hex').slice(0, 12);
    return `${width}x${height}-${hash}.png`;
  },
  asset: (path) => path,
};

/** The figures on the slides, each with its options, by the name of its snapshot. */
const onSlides = new Map(
  readdirSync('slides')
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) => [
      ...readFileSync(`slides/${file}`, 'utf8').matchAll(/<figure([^>]*data-figure=[^>]*)>/g),
    ])
    .map(([, attributes = '']) => {
      const data = [...attributes.matchAll(/data-(\w+)="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value] as const,
      );
      const { figure = '', ...options } = Object.fromEntries<string>(data);
      const file = [figure, ...Object.values(options)].join('-').replace(/[^\w.-]/g, '');
      return [file, { figure, options }] as const;
    }),
);

/** Readable in a diff: a tag a line. */
function inLines(markup: string): string {
  return `${markup.replaceAll('><', '>\n<')}\n`;
}

/** What these show is said by their caption, by the words beside them or by each picture in them. */
const WITHOUT_SENTENCE: ReadonlySet<string> = new Set(['digit', 'qr', 'palette']);

describe.each([...onSlides])('%s', (file, { figure, options }) => {
  const drawing = drawings[figure];
  if (!drawing) throw new Error(`There is no figure "${figure}".`);

  const draw = (room: Room): string => inLines(drawing.still(drawing.initial(options), kit, room));

  test.skipIf(WITHOUT_SENTENCE.has(figure))('says in sentences what it shows', () => {
    for (const room of ['stage', 'phone'] as const)
      expect(draw(room)).toMatch(/<svg[^>]* role="img" aria-label="[^"]{20,}\."/);
  });

  const edged = [
    ...draw('stage').matchAll(/edged-color" .*? d="M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)/g),
  ];
  test.skipIf(edged.length === 0)('draws edges of one pixel on whole pixels', () => {
    // Between two pixels WebKit rounds them up in one tile of the page and down in the next.
    for (const [, ...numbers] of edged)
      expect(numbers.map((number) => Number(number) % 1)).toEqual([0.5, 0.5, 0, 0]);
  });

  test('looks as it did on a slide', async () => {
    await expect(draw('stage')).toMatchFileSnapshot(`stills/${file}.html`);
  });

  test.skipIf(draw('phone') === draw('stage'))('looks as it did on a phone', async () => {
    await expect(draw('phone')).toMatchFileSnapshot(`stills/${file}.phone.html`);
  });
});
