import type { Json, LiveFigure } from '../../../plugins/figures/contract.ts';
import { learner } from '../../kit/engine/learning.ts';
import { drawProbes, RECORDED, type Probes } from './still.ts';

/** A type, not an interface: it goes to other windows as JSON. */
type Found = { probes: { heldOutLoss: number; accuracy: number[] }[] };

/** The run of digits that was started in this tab; the recorded one as long as there is none. */
export const liveRoomRun: LiveFigure<null> = {
  initial: () => null,
  mirrors: true,

  mount(host, context) {
    let mirrored: Found | undefined;
    let drawn = -1;

    function found(): Found | undefined {
      if (context.mirrored) return mirrored;
      const run = learner.runOf('digits');
      return run && run.probes.length > 0 ? { probes: run.probes } : undefined;
    }

    function draw(): void {
      const probes: Probes | undefined = found()?.probes;
      if (drawn === (probes?.length ?? 0)) return;
      drawn = probes?.length ?? 0;
      host.innerHTML = probes
        ? drawProbes(probes, 'This room’s run', context.room)
        : drawProbes(RECORDED, 'Recorded run', context.room);
      if (probes && !context.mirrored) context.computed();
    }

    const endListening = context.mirrored ? () => undefined : learner.listen(draw);
    draw();
    return {
      getState: () => null,
      setState: () => undefined,
      getResult: () => found() ?? null,
      setResult(result) {
        if (context.mirrored && isFound(result)) mirrored = result;
        draw();
      },
      show: draw,
      hide: () => undefined,
      destroy: endListening,
    };
  },
};

/** Return whether a result is one of another figure of this kind. */
function isFound(result: Json): result is Found {
  return typeof result === 'object' && result !== null && 'probes' in result;
}
