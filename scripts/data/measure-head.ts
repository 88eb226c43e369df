/**
 * Measures, over the held-out faces, what one head of our model of faces does while the second eye is
 * drawn, and writes head-intervention.json into assets/data. Run by `npx tsx scripts/data/measure-head.ts`.
 */
import attention from '../../assets/data/live-attention.json' with { type: 'json' };
import { otherColours } from '../../src/figures/attention/other-colours.ts';
import { attentionFor, attentionIn } from '../../src/igpt/attention.ts';
import { distribution } from '../../src/igpt/distribution.ts';
import { withoutHeads, type Head } from '../../src/igpt/heads-off.ts';
import { rowsOf } from '../../src/igpt/matrix.ts';
import { forward, inputsOf, type Model } from '../../src/igpt/model.ts';
import { shuffled } from '../../src/igpt/random.ts';
import { rounded, writeData } from '../data-file.ts';
import { digestOf, heldOut, shippedModel } from './shipped.ts';

const SIDE = 16;
/** The pixel that is asked for on the slide, in the second eye. */
const ASKED = attention.pixel;
/** The head that the slide shows, and the pixel of the first eye that it looks at. */
const SHOWN: Head = { layer: 0, head: 2 };
const LOOKED_AT = ASKED - 5;
/** A pixel of skin: below the hair, between the eyes. */
const SKIN = LOOKED_AT - 2 * SIDE;

const model = await shippedModel('faces');
const faces = heldOut('faces');

type Picture = readonly number[];

/** Return the probability of each colour at the asked pixel. */
function prediction(by: Model, picture: Picture): Float32Array {
  const logits = forward(by, [inputsOf(picture, ASKED + 1)]);
  return distribution(rowsOf(logits, ASKED, ASKED + 1).data, { temperature: 1 });
}

/** Return the mean over the faces. */
function mean(measure: (face: Picture, index: number) => number): number {
  return faces.reduce((sum, face, i) => sum + measure(face, i) / faces.length, 0);
}

function painted(face: Picture, pixel: number, token: number): Picture {
  return face.map((own, at) => (at === pixel ? token : own));
}

/** The colour that the first eye gets. */
function eyeOf(index: number): number {
  const [token = NaN] = otherColours(index, LOOKED_AT);
  return token;
}

/** The mean probability of the face's own colour, and of the colour that the first eye was given. */
function repainted(by: Model) {
  const of = (token: (face: Picture, index: number) => number): number =>
    mean((face, i) => {
      const shares = prediction(by, painted(face, LOOKED_AT, eyeOf(i)));
      return shares[token(face, i)] ?? NaN;
    });
  return {
    own: of((face) => face[ASKED] ?? NaN),
    given: of((_, i) => eyeOf(i)),
  };
}

/** The mean probability of the face's own colour. */
function own(by: Model, change: (face: Picture, index: number) => Picture = (face) => face) {
  return mean((face, i) => prediction(by, change(face, i))[face[ASKED] ?? NaN] ?? NaN);
}

/** The pixel with the largest weight of the shown head; -1 is the start vector. */
function lookedAt(picture: Picture): number {
  const weights = attentionFor(attentionIn(model, picture), ASKED)[SHOWN.layer]?.[SHOWN.head] ?? [];
  return Array.from(weights).indexOf(Math.max(...weights)) - 1;
}

const allHeads = model.blocks.flatMap(({ heads }, layer) =>
  Array.from({ length: heads }, (_, head): Head => ({ layer, head })),
);
const others = allHeads.filter(({ layer, head }) => layer !== SHOWN.layer || head !== SHOWN.head);
const withoutShown = withoutHeads(model, [SHOWN]);
const otherPixels = Array.from({ length: ASKED }, (_, pixel) => pixel).filter(
  (pixel) => pixel !== LOOKED_AT,
);
const byOtherPixel = otherPixels.map((pixel) =>
  own(model, (face, i) => painted(face, pixel, eyeOf(i))),
);
const round = rounded(4);
const whole = repainted(model);
const lamed = repainted(withoutShown);

writeData('head-intervention', {
  about: `By our own small model in assets/model/faces, not by OpenAI's; over ${faces.length} held-out faces. Asked for: pixel ${ASKED}, the right eye. Head: layer ${SHOWN.layer + 1}, head ${SHOWN.head + 1}, which was chosen for the slide. It looks most at pixel ${LOOKED_AT}, in the left eye, in so many faces, and in so many with their pixels shuffled (by seeds 0 to ${faces.length - 1}). own: mean probability of the face's own colour at the asked pixel; given: of the colour that pixel ${LOOKED_AT} was given. repainted: pixel ${LOOKED_AT} gets the commonest colour that it has in other held-out faces, without white; skin: the colour of the pixel two rows above. headOff: what the head mixes is zero before the projection. otherHeadOff: the lowest mean of the ${others.length} other heads, each off by itself. otherPixel: the mean of the ${otherPixels.length} other pixels before the asked one, each by itself given the colour of "repainted", and the lowest of them with its pixel.`,
  kind: 'computed',
  source: 'scripts/data/measure-head.ts, on the shipped weights',
  weights: digestOf('faces'),
  unit: 'probability',
  faces: faces.length,
  asked: ASKED,
  lookedAt: LOOKED_AT,
  head: SHOWN,
  looksThere: faces.filter((face) => lookedAt(face) === LOOKED_AT).length,
  looksThereShuffled: faces.filter((face, seed) => lookedAt(shuffled(face, seed)) === LOOKED_AT)
    .length,
  asItIs: round(own(model)),
  repainted: { own: round(whole.own), given: round(whole.given) },
  skin: round(own(model, (face) => painted(face, LOOKED_AT, face[SKIN] ?? NaN))),
  headOff: round(own(withoutShown)),
  headOffRepainted: { own: round(lamed.own), given: round(lamed.given) },
  otherHeadOff: round(Math.min(...others.map((head) => own(withoutHeads(model, [head]))))),
  otherPixel: {
    mean: round(byOtherPixel.reduce((sum, share) => sum + share, 0) / byOtherPixel.length),
    lowest: round(Math.min(...byOtherPixel)),
    pixel: otherPixels[byOtherPixel.indexOf(Math.min(...byOtherPixel))],
  },
});
