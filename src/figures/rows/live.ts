import { h } from '../../../plugins/common/h.ts';
import { createChoice, numbered } from '../../kit/controls/choice.ts';
import { named } from '../../kit/controls/named.ts';
import { redrawn } from '../../kit/live.ts';
import { scenesOf } from './scenes.ts';
import { check, HEADS, LAYERS, rows, sentenceOf, type State } from './still.ts';

/** The map of any head, chosen among all of them. */
export const liveRows = redrawn<State>({
  ...rows,
  check,
  scenesOf,

  build({ host, drawing, state, change }) {
    host.classList.add('live-model');
    const choose = (chosen: Partial<State>): void => {
      change(chosen);
      spoken.textContent = sentenceOf(state());
    };
    const layers = createChoice('Layer', numbered(1, LAYERS), (layer) =>
      choose({ layer: Number(layer) }),
    );
    const heads = createChoice('Head', numbered(1, HEADS), (head) =>
      choose({ head: Number(head) }),
    );
    const spoken = h('p', { class: 'visually-hidden', role: 'status' });
    drawing.addEventListener('click', ({ target }) => {
      const map = target instanceof Element ? target.closest<SVGElement>('[data-head]') : null;
      if (map) choose({ layer: Number(map.dataset['layer']), head: Number(map.dataset['head']) });
    });
    return {
      controls: [named('Layer', layers.element), named('Head', heads.element)],
      below: [spoken],
      update({ layer, head }) {
        layers.set(String(layer));
        heads.set(String(head));
      },
    };
  },
});
