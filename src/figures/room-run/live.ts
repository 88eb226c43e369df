import { h } from '../../../plugins/common/h.ts';
import type { Json, LiveFigure } from '../../../plugins/figures/contract.ts';
import { createLiveValues } from '../../kit/chart/live-values.ts';
import { relabel } from '../../kit/controls/button.ts';
import { learner } from '../engine/learning.ts';
import { contentOf, drawProbes, RECORDED, type Probes } from './still.ts';

/** A type, not an interface: it goes to other windows as JSON. */
type Found = { probes: { picturesSeen: number; heldOutLoss: number; accuracy: number[] }[] };

/** The run of digits that was started in this tab; the recorded one as long as there is none. */
export const liveRoomRun: LiveFigure<null> = {
  initial: () => null,
  mirrors: true,

  mount(host, context) {
    let mirrored: Found | undefined;
    let drawn: Probes | undefined;
    const drawing = h('div');
    const spoken = h('p', { class: 'visually-hidden', role: 'status' });
    const values = createLiveValues(
      () => contentOf(...shown()),
      (sentence) => relabel(spoken, sentence),
    );
    host.append(drawing, spoken, values.element);

    function found(): Found | undefined {
      if (context.mirrored) return mirrored;
      const run = learner.runOf('digits');
      return run && run.probes.length > 0 ? { probes: [...run.probes] } : undefined;
    }

    function shown(): [Probes, string] {
      const run = found();
      return run ? [run.probes, 'This room’s run'] : [RECORDED, 'Recorded run'];
    }

    function draw(): void {
      const [probes, name] = shown();
      if (drawn && drawn.length === probes.length && drawn.every((each, i) => each === probes[i]))
        return;
      drawn = probes;
      drawing.innerHTML = drawProbes(probes, name, context.room);
      values.follow();
      if (!context.mirrored) context.computed();
    }

    const endListening = context.mirrored ? () => undefined : learner.listen(draw);
    draw();
    return {
      getState: () => null,
      setState: () => undefined,
      getResult: () => found() ?? null,
      setResult(result) {
        if (context.mirrored) mirrored = isFound(result) ? result : undefined;
        draw();
      },
      show() {
        draw();
        // Other windows hear only of a figure that is mounted.
        if (!context.mirrored) context.computed();
      },
      hide: () => undefined,
      destroy() {
        endListening();
        host.replaceChildren();
      },
    };
  },
};

/** Return whether a result is one of another figure of this kind. */
function isFound(result: Json): result is Found {
  return typeof result === 'object' && result !== null && 'probes' in result;
}
