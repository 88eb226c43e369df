import type { Json, LiveFigure } from '../../../plugins/figures/contract.ts';
import { neighbours, standardised } from '../../igpt/neighbours.ts';
import { offerCopy } from '../../kit/chart/reader/copy.ts';
import { createChoice, numbered } from '../../kit/controls/choice.ts';
import { named } from '../../kit/controls/named.ts';
import { createStatus } from '../../kit/controls/status.ts';
import { createStepper } from '../../kit/controls/stepper.ts';
import { HELD_OUT, heldOutFace } from '../../kit/draw/face.ts';
import { pageKit } from '../../kit/pictures/page-kit.ts';
import { engine } from '../../kit/engine/index.ts';
import { Session } from '../../kit/engine/session.ts';
import {
  checkProbe,
  drawProbe,
  LAYERS,
  NEAREST,
  neighboursOf,
  probe,
  probesAsCsv,
  sheets,
  type Near,
  type ProbeState as State,
} from './still.ts';

/** Of each face that was read, for each layer, (d); kept as long as the page is, for they never change. */
const featuresOf = new Map<number, readonly Float32Array[]>();

/** How often, while faces are read, those are shown that are nearest so far, in milliseconds. */
const PACE = 200;

/** The nearest neighbours of a face by the features of any layer, computed over all held-out faces. */
export const liveProbe: LiveFigure<State> = {
  initial: (options) => probe.initial(options),
  mirrors: true,

  mount(host, context) {
    let state = context.state;
    let near: Near | undefined;

    const drawing = document.createElement('div');
    const table = document.createElement('div');
    table.innerHTML = sheets() + probesAsCsv();
    const layers = createChoice('Layer', numbered(0, LAYERS - 1), (layer) =>
      change({ ...state, layer: Number(layer) }),
    );
    const faces = createStepper({ label: 'Face', min: 1, max: HELD_OUT }, (face) =>
      change({ ...state, face: face - 1 }),
    );
    const status = createStatus();
    const heard = document.createElement('p');
    heard.className = 'visually-hidden';
    heard.setAttribute('role', 'status');
    const controls = document.createElement('div');
    controls.className = 'figure-controls';
    controls.append(named('Layer', layers.element), faces.element, status.element, heard);
    host.classList.add('live-model');
    host.append(drawing, controls, table);
    offerCopy(table, (sentence) => (heard.textContent = sentence));

    const session = new Session(['faces'], {
      progress: (share) => status.progress(share),
      fail: (sentence) => context.fail(sentence),
    });

    function change(next: State): void {
      state = next;
      draw();
      heard.textContent = neighboursOf(state, near);
      find();
      context.changed();
    }

    /** Reads the faces that have not been read yet, this one first, and compares it with the others. */
    function find(): void {
      const { face } = state;
      if (near?.face === face && near.others === HELD_OUT - 1) return;
      session.run(async (signal) => {
        let seen = -Infinity;
        const all = [face, ...Array.from({ length: HELD_OUT }, (_, index) => index)];
        for (const index of all.filter((each) => !featuresOf.has(each))) {
          status.progress(featuresOf.size / HELD_OUT, `Reading ${HELD_OUT} faces`);
          const picture = Array.from(heldOutFace(index).tokens);
          const request = { kind: 'features', name: 'faces', picture } as const;
          const { layers } = await engine.ask(request, 'featured', signal);
          featuresOf.set(index, layers);
          if (performance.now() - seen < PACE) continue;
          seen = performance.now();
          compare(face);
        }
        status.progress(1);
        compare(face);
      });
    }

    function compare(face: number): void {
      near = nearestSoFar(face);
      draw();
      context.computed();
    }

    function draw(): void {
      drawing.innerHTML = drawProbe(state, near, pageKit);
      layers.set(String(state.layer));
      faces.set(state.face + 1);
    }

    draw();
    return {
      getState: () => state,
      setState(next) {
        state = checkProbe(next);
        draw();
        find();
      },
      getResult: () => near ?? null,
      setResult(result) {
        if (isNear(result)) near = result;
        draw();
      },
      show() {
        if (context.mirrored) return;
        session.show();
        find();
      },
      hide: () => session.hide(),
      destroy() {
        session.hide();
        host.replaceChildren();
      },
    };
  },
};

/** The nearest of the faces that have been read, this one among them. */
function nearestSoFar(face: number): Near {
  const read = [...featuresOf.keys()].sort((a, b) => a - b);
  const layers = Array.from({ length: LAYERS }, (_, layer) => {
    const features = read.map((index) => featuresOf.get(index)?.[layer] ?? []);
    const near = neighbours(standardised(features), read.indexOf(face), NEAREST);
    return near.flatMap((i) => read[i] ?? []);
  });
  return { face, others: read.length - 1, layers };
}

/** It comes from a figure of this kind in another window, so that to have the parts is to be one. */
function isNear(result: Json): result is Near {
  return typeof result === 'object' && result !== null && 'layers' in result;
}
