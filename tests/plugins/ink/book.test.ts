import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { MirroredBook, OwnBook } from '../../../plugins/ink/book.ts';
import type { Message } from '../../../plugins/ink/messages.ts';
import { readMessage } from '../../../plugins/ink/messages.ts';
import type { Command } from '../../../plugins/ink/sheets.ts';
import { strokeOf } from './stroke-of.ts';

/** A deck and a preview whose messages arrive at once, as JSON. */
function pair(kept: readonly string[] = []) {
  const sent: Message[] = [];
  const own: OwnBook = new OwnBook(
    kept.map((id) => strokeOf(id)),
    (change) => mirrored.take(arrived(change)),
  );
  const mirrored = new MirroredBook((message) => {
    sent.push(message);
    if (message.type === 'do') own.obey(arrived(message).command);
  });
  mirrored.takeAll(own.read());
  return { own, mirrored, sent };
}

function arrived<M extends Message>(message: M): M {
  const copy = JSON.parse(JSON.stringify(message)) as M;
  if (!readMessage(copy)) throw new Error(`No message: ${JSON.stringify(message)}`);
  return copy;
}

const ids = (book: OwnBook | MirroredBook, slide: string) =>
  book.strokes(slide).map(({ id }) => id);

test('a preview has what the deck has, whichever of them changes it', () => {
  const slide = fc.constantFrom('one', 'two');
  const id = fc.constantFrom('a', 'b', 'c', 'd');
  const command: fc.Arbitrary<Command> = fc.oneof(
    fc.tuple(id, slide).map(([id, slide]): Command => ({
      do: 'draw',
      stroke: strokeOf(`${id} ${slide}`, slide),
    })),
    fc.tuple(id, slide).map(([id, slide]): Command => ({
      do: 'erase',
      slide,
      ids: [`${id} ${slide}`],
      drag: id,
    })),
    fc
      .tuple(fc.constantFrom('clear' as const, 'undo' as const, 'redo' as const), slide)
      .map(([action, slide]): Command => ({ do: action, slide })),
    id.map((id): Command => ({ do: 'replace', strokes: [strokeOf(id)] })),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), command), { maxLength: 30 }), (commands) => {
      const { own, mirrored } = pair(['kept']);
      for (const [here, command] of commands) (here ? own : mirrored).obey(command);
      for (const slide of ['one', 'two']) {
        expect(ids(mirrored, slide)).toEqual(ids(own, slide));
        expect(mirrored.canUndo(slide)).toBe(own.canUndo(slide));
        expect(mirrored.canRedo(slide)).toBe(own.canRedo(slide));
      }
    }),
  );
});

test('a preview notices that it has missed a stroke', () => {
  const mirrored = new MirroredBook(() => undefined);
  const heard: boolean[] = [];
  const deck = new OwnBook([strokeOf('missed')], (change) => heard.push(mirrored.take(change)));
  deck.obey({ do: 'draw', stroke: strokeOf('next') });
  mirrored.takeAll(deck.read());
  deck.obey({ do: 'draw', stroke: strokeOf('last') });
  expect(heard).toEqual([false, true]);
});

test('a stroke that no deck has heard of is sent again to the one that comes', () => {
  const sent: Message[] = [];
  const mirrored = new MirroredBook((message) => sent.push(message));
  const stroke = strokeOf('lost');
  mirrored.obey({ do: 'draw', stroke });
  const deck = new OwnBook([strokeOf('kept')], (change) => mirrored.take(change));
  mirrored.takeAll(deck.read());
  expect(sent).toEqual(Array(2).fill({ type: 'do', command: { do: 'draw', stroke } }));
  deck.obey({ do: 'draw', stroke });
  expect(ids(mirrored, 'one')).toEqual(['kept', 'lost']);
  mirrored.takeAll(deck.read());
  expect(sent).toHaveLength(2);
});
