import type { Drawing, StillKit } from '../../plugins/figures/contract.ts';
import data from '../../assets/data/live-order.json' with { type: 'json' };
import { FACE_PIXELS, FACE_SIDE, face, faceDrawing, tokensOf } from './draw/face.ts';
import { at, line, MODULE, svg, text } from './draw/svg.ts';

const [WIDTH, HEIGHT] = [1200, 430];
const PIXEL = 10;
const SIDE = FACE_SIDE * PIXEL;
/** Where the second question begins. */
const LEFT = 664;

const FILLED = [
  { code: data.lowerHalf.autoregressive, name: 'Next pixel', note: 'in order' },
  { code: data.lowerHalf.bertSurestFirst, name: 'BERT', note: 'surest first' },
  { code: data.lowerHalf.bertAtOnce, name: 'BERT', note: 'all at once' },
] as const;

/** Two questions to our two models: scattered pixels of a face, and its missing lower half. */
export const order: Drawing<null> = {
  initial: () => null,

  still(_, kit) {
    const { autoregressive, bert, pictures } = data.all;
    const beside = FACE_SIDE * MODULE + 24;
    return svg(
      WIDTH,
      HEIGHT,
      `Of ${data.masked.length} red pixels scattered over a face, the next-pixel model sees only what came before them: ${nats(autoregressive)} nats each over ${pictures} held-out faces; BERT sees both sides: ${nats(bert)}. A missing lower half is filled in by the next-pixel model, by BERT step by step, the surest pixels first, and by BERT all at once.`,
      [
        faceDrawing(face(tokensOf(data.original)), kit, MODULE, {
          asked: data.masked,
          ground: 'wall',
        }),
        value(beside, 84, autoregressive, 'next pixel', 'sees what came before'),
        value(beside, 244, bert, 'BERT', 'sees both sides'),
        text('axis', 0, 354, `Nats for a red pixel; mean over ${pictures} held-out faces`),
        ...FILLED.map((filled, i) => at([LEFT + i * (SIDE + 28), 0], half(filled, kit))),
        at([LEFT - 16, 0], brackets()),
        text('body', LEFT, 290, 'BERT learned with 15 % hidden;'),
        text('body', LEFT, 324, 'half a face is not its exam.'),
      ].join(''),
    );
  },
};

function nats(value: number): string {
  return value.toFixed(2);
}

function value(x: number, y: number, mean: number, name: string, note: string): string {
  return (
    text('display', x - 6, y, nats(mean)) +
    text('label strong', x, y + 36, name) +
    text('axis', x, y + 62, note)
  );
}

function half({ code, name, note }: (typeof FILLED)[number], kit: StillKit): string {
  return (
    faceDrawing(face(tokensOf(code)), kit, PIXEL, { ground: 'wall', until: FACE_PIXELS }) +
    text('label strong', 0, SIDE + 34, name) +
    text('axis', 0, SIDE + 60, note)
  );
}

/** What was given and what was drawn. */
function brackets(): string {
  return (
    line('rule', [0, 4], [0, SIDE / 2 - 4]) +
    line('rule', [0, SIDE / 2 + 4], [0, SIDE - 4]) +
    text('small end', -8, SIDE / 4 + 7, 'given') +
    text('small end', -8, (SIDE * 3) / 4 + 7, 'drawn')
  );
}
