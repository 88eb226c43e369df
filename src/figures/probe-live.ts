import type { Json, LiveFigure } from '../../plugins/figures/contract.ts';
import { neighbours, standardised } from '../igpt/neighbours.ts';
import { createChoice, numbered } from './controls/choice.ts';
import { named } from './controls/named.ts';
import { createStatus } from './controls/status.ts';
import { createStepper } from './controls/stepper.ts';
import { HELD_OUT, heldOutFace } from './draw/face.ts';
import { pageKit } from './draw/page-kit.ts';
import { engine } from './engine/index.ts';
import { Session } from './engine/session.ts';
import {
  checkProbe,
  drawProbe,
  LAYERS,
  NEAREST,
  neighboursOf,
  probe,
  sheets,
  type ProbeState as State,
} from './probe.ts';

/** Of every face, for each layer, (d); kept as long as the page is, for they never change. */
const featuresOfAll: (readonly Float32Array[])[] = [];

/** For each layer the faces that are nearest to one. */
type Near = { readonly face: number; readonly layers: number[][] };

/** The nearest neighbours of a face by the features of any layer, computed over all held-out faces. */
export const liveProbe: LiveFigure<State> = {
  initial: (options) => probe.initial(options),
  mirrors: true,

  mount(host, context) {
    let state = context.state;
    let near: Near | undefined;

    const drawing = document.createElement('div');
    const table = document.createElement('div');
    table.innerHTML = sheets();
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

    const session = new Session(['faces'], {
      progress: (share) => status.progress(share),
      fail: (sentence) => context.fail(sentence),
    });

    function change(next: State): void {
      state = next;
      draw();
      heard.textContent = neighboursOf(state, nearest());
      find();
      context.changed();
    }

    function nearest(): readonly number[] | undefined {
      return near?.face === state.face ? near.layers[state.layer] : undefined;
    }

    /** Reads the faces that have not been read yet, one after the other, then compares them. */
    function find(): void {
      if (near?.face === state.face) return;
      session.run(async (signal) => {
        while (featuresOfAll.length < HELD_OUT) {
          const index = featuresOfAll.length;
          status.progress(index / HELD_OUT, `Reading ${HELD_OUT} faces`);
          const picture = Array.from(heldOutFace(index).tokens);
          const request = { kind: 'features', name: 'faces', picture } as const;
          featuresOfAll[index] = (await engine.ask(request, 'featured', signal)).layers;
        }
        status.progress(1);
        near = { face: state.face, layers: nearestByLayer(state.face) };
        draw();
        context.computed();
      });
    }

    function draw(): void {
      drawing.innerHTML = drawProbe(state, nearest(), pageKit);
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

function nearestByLayer(face: number): number[][] {
  return Array.from({ length: LAYERS }, (_, layer) => {
    const features = featuresOfAll.map((layers) => layers[layer] ?? []);
    return neighbours(standardised(features), face, NEAREST);
  });
}

/** It comes from a figure of this kind in another window, so that to have the parts is to be one. */
function isNear(result: Json): result is Near {
  return typeof result === 'object' && result !== null && 'layers' in result;
}
