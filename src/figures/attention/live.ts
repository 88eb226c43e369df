import type { Json, LiveFigure } from '../../../plugins/figures/contract.ts';
import {
  attention,
  checkAttention,
  cornerOf,
  drawAttention,
  FIRST,
  HEADS,
  LARGE,
  LAYERS,
  sentenceOf,
  SMALL,
  type AttentionState as State,
  type Looked,
} from './still.ts';
import { createChoice, numbered } from '../../kit/controls/choice.ts';
import { named } from '../../kit/controls/named.ts';
import { createPixelPicker } from '../../kit/controls/pixel-picker.ts';
import { createStatus } from '../../kit/controls/status.ts';
import { createStepper } from '../../kit/controls/stepper.ts';
import { decodeShares, encodeShares } from '../../kit/draw/shares.ts';
import { FACE_SIDE, heldOutFace, HELD_OUT, placeOf } from '../../kit/draw/face.ts';
import { pageKit } from '../../kit/pictures/page-kit.ts';
import { engine, preload } from '../../kit/engine/index.ts';
import { Session } from '../../kit/engine/session.ts';

/** Where the heads look, computed for whatever pixel is pointed at. */
export const liveAttention: LiveFigure<State> = {
  initial: (options) => attention.initial(options),
  mirrors: true,

  mount(host, context) {
    let state = context.state;
    /** What is known; at first what was computed when the deck was made, until it is computed here. */
    let looked = FIRST;

    const drawing = document.createElement('div');
    const picker = createPixelPicker(
      {
        label: 'Pixel that is asked for',
        side: FACE_SIDE,
        corner: [LARGE.left, LARGE.top],
        pixel: LARGE.pixel,
      },
      (pixel) => change({ ...state, pixel }),
    );
    const layers = createChoice('Layer', numbered(1, LAYERS), (layer) =>
      change({ ...state, layer: Number(layer) }),
    );
    const heads = createChoice('Head', numbered(1, HEADS), (head) =>
      change({ ...state, head: Number(head) }),
    );
    const faces = createStepper({ label: 'Face', min: 1, max: HELD_OUT }, (face) =>
      change({ ...state, face: face - 1 }),
    );
    const status = createStatus();
    const controls = document.createElement('div');
    controls.className = 'figure-controls';
    controls.append(
      named('Layer', layers.element),
      named('Head', heads.element),
      faces.element,
      status.element,
    );
    host.classList.add('live-model');
    host.append(drawing, picker.element, controls);
    drawing.addEventListener('click', (event) => {
      const chosen = headAt(drawing, event);
      if (chosen) change({ ...state, ...chosen });
    });

    const session = new Session(['faces'], {
      progress: (share) => status.progress(share),
      fail: (sentence) => context.fail(sentence),
    });

    function change(next: State): void {
      state = next;
      update();
      context.changed();
    }

    function isKnown(): boolean {
      return looked.face === state.face && looked.pixel === state.pixel;
    }

    /** Draws what is known; what is not comes so soon that it is waited for, where nothing must load. */
    function update(): void {
      if (isKnown() || looked.face !== state.face || !engine.isLoaded('faces')) draw();
      if (isKnown()) session.stop();
      else ask();
    }

    function ask(): void {
      const { face, pixel } = state;
      session.run(async (signal) => {
        const picture = Array.from(heldOutFace(face).tokens);
        const request = { kind: 'attend', name: 'faces', picture, pixel } as const;
        const { layers } = await engine.ask(request, 'attended', signal);
        looked = { face, pixel, layers: layers.map((each) => each.map(encodeShares)) };
        draw();
        context.computed();
      });
    }

    function draw(): void {
      const { face, layer, head, pixel } = state;
      const known = isKnown() ? looked : undefined;
      drawing.innerHTML = drawAttention(state, known, pageKit);
      const shares = known?.layers[layer - 1]?.[head - 1];
      const said = sentenceOf(state, shares ? decodeShares(shares) : []);
      picker.set(pixel, `${placeOf(pixel)}. ${said}`);
      layers.set(String(layer));
      heads.set(String(head));
      faces.set(face + 1);
    }

    draw();
    if (!context.mirrored) preload('faces');
    return {
      getState: () => state,
      setState(next) {
        state = checkAttention(next);
        update();
      },
      getResult: () => looked,
      setResult(result) {
        if (!isLooked(result)) return;
        looked = result;
        draw();
      },
      show() {
        if (context.mirrored) return;
        session.show();
        ask();
      },
      hide: () => session.hide(),
      destroy() {
        session.hide();
        host.replaceChildren();
      },
    };
  },
};

/** It comes from a figure of this kind in another window, so that to have the parts is to be one. */
function isLooked(result: Json): result is Looked {
  return typeof result === 'object' && result !== null && 'layers' in result;
}

/** The head whose map was clicked. */
function headAt(
  drawing: HTMLElement,
  { clientX, clientY }: MouseEvent,
): { layer: number; head: number } | undefined {
  const box = drawing.getBoundingClientRect();
  const scale = drawing.offsetWidth / box.width;
  const [x, y] = [(clientX - box.left) * scale, (clientY - box.top) * scale];
  const [left, top] = cornerOf(0, 0);
  const layer = Math.floor((x - left) / SMALL.across) + 1;
  const head = Math.floor((y - top) / SMALL.down) + 1;
  return layer >= 1 && layer <= LAYERS && head >= 1 && head <= HEADS ? { layer, head } : undefined;
}
