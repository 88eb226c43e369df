import type { Json, LiveFigure } from '../../../plugins/figures/contract.ts';
import { createButton } from '../../kit/controls/button.ts';
import { closeDialogsOnLeaving } from '../../kit/controls/dialogs.ts';
import { keepKeys } from '../../kit/controls/keys.ts';
import { createPixelPicker } from '../../kit/controls/pixel-picker.ts';
import { createStatus } from '../../kit/controls/status.ts';
import { createStepper } from '../../kit/controls/stepper.ts';
import { codeOf, FACE_SIDE, heldOutFace, HELD_OUT } from '../../kit/draw/face.ts';
import { pageKit } from '../../kit/pictures/page-kit.ts';
import { MODULE } from '../../kit/draw/svg.ts';
import { engine, preload } from '../../kit/engine/index.ts';
import { Session } from '../../kit/engine/session.ts';
import { paint } from '../../kit/controls/painter.ts';
import {
  checkSurprise,
  drawSurprise,
  FIRST,
  picturesOf,
  readingOf,
  RIGHT,
  surprise,
  type Nats,
  type SurpriseState as State,
} from './still.ts';

/** Nats of every pixel of a face and of a picture beside it, computed for whatever is shown. */
export const liveSurprise: LiveFigure<State> = {
  initial: (options) => surprise.initial(options),
  mirrors: true,

  mount(host, context) {
    let state = context.state;
    let nats: Nats = FIRST;

    const drawing = document.createElement('div');
    const picker = (label: string, left: number) =>
      createPixelPicker({ label, side: FACE_SIDE, corner: [left, 0], pixel: MODULE }, (pixel) =>
        change({ ...state, pixel }),
      );
    const left = picker('Pixel of the face', 0);
    const right = picker('Pixel of the picture beside it', RIGHT);
    const faces = createStepper({ label: 'Face', min: 1, max: HELD_OUT }, (face) =>
      change({ ...state, face: face - 1 }),
    );
    const again = createButton('Shuffle again', () => {
      // From a picture of one's own it goes back to the order that was there before.
      const seed = state.own === '' ? state.seed + 1 : state.seed;
      change({ ...state, own: '', seed });
    });
    const own = createButton('Paint your own', () => void paintOwn());
    const status = createStatus();
    const controls = document.createElement('div');
    controls.className = 'figure-controls';
    keepKeys(controls);
    controls.append(faces.element, again, own, status.element);
    host.classList.add('live-model');
    host.append(drawing, left.element, right.element, controls);

    const session = new Session(['faces'], {
      progress: (share) => status.progress(share),
      fail: (sentence) => context.fail(sentence),
    });

    async function paintOwn(): Promise<void> {
      const { palette } = heldOutFace(state.face);
      const [face, other] = picturesOf(state);
      const tokens = state.own === '' ? face : other;
      const painted = await paint(host, { palette, side: FACE_SIDE, tokens });
      if (painted) change({ ...state, own: codeOf(painted) });
    }

    function change(next: State): void {
      show(next);
      context.changed();
    }

    function show(next: State): void {
      if (picturesOf(next).join() !== picturesOf(state).join()) nats = null;
      state = next;
      draw();
      if (!nats) measure();
    }

    function measure(): void {
      session.run(async (signal) => {
        const [face, other] = await engine.surprise('faces', picturesOf(state), undefined, signal);
        nats = { face: rounded(face), other: rounded(other) };
        draw();
        context.computed();
      });
    }

    function draw(): void {
      drawing.innerHTML = drawSurprise(state, nats, pageKit);
      left.set(state.pixel, readingOf(state.pixel, nats?.face));
      right.set(state.pixel, readingOf(state.pixel, nats?.other));
      faces.set(state.face + 1);
    }

    draw();
    if (!context.mirrored) preload('faces');
    return {
      getState: () => state,
      setState: (next) => show(checkSurprise(next)),
      getResult: () => nats,
      setResult(result) {
        if (isNats(result)) nats = result;
        draw();
      },
      show() {
        if (context.mirrored) return;
        session.show();
        measure();
      },
      hide() {
        closeDialogsOnLeaving(host);
        session.hide();
      },
      destroy() {
        session.hide();
        host.replaceChildren();
      },
    };
  },
};

function rounded(nats: Float64Array | undefined): number[] {
  return Array.from(nats ?? [], (value) => Number(value.toFixed(3)));
}

/** It comes from a figure of this kind in another window, so that to have the parts is to be one. */
function isNats(result: Json): result is Exclude<Nats, null> {
  return typeof result === 'object' && result !== null && 'other' in result;
}
