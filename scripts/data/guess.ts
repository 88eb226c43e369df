/**
 * Asks our model of faces for the next pixel of its held-out faces, and writes assets/data/guess.json,
 * from which the figure `guess` draws its questions. Run by `npx tsx scripts/data/guess.ts`.
 */
import palette from '../../assets/model/faces/palette.json' with { type: 'json' };
import { shuffled } from '../../src/igpt/random.ts';
import { writeData } from '../data-file.ts';
import { questionsOf, RULES } from './questions.ts';
import { digestOf, heldOut, shippedModel } from './shipped.ts';

/** So many questions of one face are kept, drawn at random. */
const KEPT = 4;

const model = await shippedModel('faces');
const questions = heldOut('faces').flatMap((picture, face) => {
  const all = questionsOf(model, picture, palette.colors);
  const kept = shuffled([...all.keys()], face)
    .slice(0, KEPT)
    .sort((a, b) => a - b);
  return kept.flatMap((i) => all[i] ?? []).map((question) => ({ face, ...question }));
});

writeData('guess', {
  about: `By our own small model in assets/model/faces, not by OpenAI's. Pixels ${RULES.from} to ${RULES.until - 1} of the held-out faces, all pixels before each given; only those before which the entropy of the model is at least ${RULES.entropy} nats and whose four colours can be told apart (at least ${RULES.apart} in OKLab); of each face at most ${KEPT}, drawn at random. tokens: the model's three likeliest colours and the right one, or its four likeliest if the right one is among the three; the likeliest first. p: their probabilities. right: which of the four is the picture's own.`,
  kind: 'computed',
  weights: digestOf('faces'),
  unit: 'probability',
  questions,
});
console.log(`${questions.length} questions`);
