import { h } from '../../../plugins/common/h.ts';
import { createCellRange } from '../../kit/controls/cell-range.ts';
import { createChoice } from '../../kit/controls/choice.ts';
import { redrawn } from '../../kit/live.ts';
import { scenesOf } from './scenes.ts';
import { NAMES, nameOf, sentence, sizeOf, type State } from './sizes.ts';
import { check, LAYERS, parameters, WIDTHS } from './still.ts';

/** The parameters of a model of any size. */
export const liveParameters = redrawn<State>({
  ...parameters,
  check,
  scenesOf,

  build({ host, change }) {
    host.classList.add('live-model');
    const models = createChoice(
      'Model',
      NAMES.map((name) => [name, name]),
      (name) => change(sizeOf(name)),
    );
    const layers = createCellRange({ label: 'Layers L', ...LAYERS, marks: [] }, (layers) =>
      change({ layers }),
    );
    const width = createCellRange({ label: 'Width d', ...WIDTHS, marks: [] }, (width) =>
      change({ width }),
    );
    const [layersName, widthName] = [h('span'), h('span')];
    return {
      controls: [
        models.element,
        h('div', { class: 'size' }, layersName, layers.element),
        h('div', { class: 'size' }, widthName, width.element),
      ],
      update(state) {
        models.set(nameOf(state));
        layers.set(state.layers, `${state.layers}; ${sentence(state)}`);
        width.set(state.width, `${state.width}; ${sentence(state)}`);
        layersName.innerHTML = `<i>L</i> ${state.layers}`;
        widthName.innerHTML = `<i>d</i> ${state.width.toLocaleString('en-US')}`;
      },
    };
  },
});
