import { h } from '../../common/h.ts';
import { setting, storeSetting } from './settings.ts';

export interface SplitPlan {
  /** The name under which the share is stored. */
  readonly name: string;
  /** The name of the border for screen readers. */
  readonly label: string;
  /** The direction in a window that is wider than high; in a high one the panes lie the other way. */
  readonly direction: 'row' | 'column';
  /** The first pane's share in per cent, in a wide and in a high window. */
  readonly share: readonly [wide: number, high: number];
}

const [LEAST, MOST] = [12, 88];
const [STEP, LEAP] = [2, 10];

/** Put two panes beside each other. The border between them moves by mouse, finger and keyboard. */
export function split(plan: SplitPlan, first: HTMLElement, second: HTMLElement): HTMLElement {
  const border = h('div', {
    class: 'speaker-border',
    role: 'separator',
    tabindex: 0,
    'aria-label': plan.label,
    'aria-valuemin': LEAST,
    'aria-valuemax': MOST,
  });
  const element = h('div', { class: 'speaker-split' }, first, border, second);
  const high = matchMedia('(orientation: portrait)');
  const name = (): string => `${plan.name} ${high.matches ? 'high' : 'wide'}`;
  const shareByDefault = (): number => plan.share[high.matches ? 1 : 0];
  const isRow = (): boolean => (plan.direction === 'row') !== high.matches;
  let share = 0;

  function apply(wanted: number): void {
    share = Math.min(MOST, Math.max(LEAST, Math.round(wanted)));
    first.style.flexBasis = `${share}%`;
    border.setAttribute('aria-valuenow', String(share));
    border.setAttribute('aria-valuetext', `${share} per cent`);
  }

  function move(wanted: number): void {
    apply(wanted);
    storeSetting(name(), share);
  }

  function orient(): void {
    element.dataset['direction'] = isRow() ? 'row' : 'column';
    border.setAttribute('aria-orientation', isRow() ? 'vertical' : 'horizontal');
    apply(setting(name(), shareByDefault()));
  }

  border.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    border.setPointerCapture(event.pointerId);
    element.dataset['moving'] = '';
  });
  border.addEventListener('pointermove', (event) => {
    if (!border.hasPointerCapture(event.pointerId)) return;
    const { left, top, width, height } = element.getBoundingClientRect();
    const part = isRow() ? (event.clientX - left) / width : (event.clientY - top) / height;
    move(part * 100);
  });
  border.addEventListener('lostpointercapture', () => delete element.dataset['moving']);
  border.addEventListener('dblclick', () => move(shareByDefault()));
  border.addEventListener('keydown', (event) => {
    const step = event.shiftKey ? LEAP : STEP;
    const [less, more] = isRow() ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const places: Readonly<Record<string, number>> = {
      [less]: share - step,
      [more]: share + step,
      Home: LEAST,
      End: MOST,
      Enter: shareByDefault(),
    };
    const place = places[event.key];
    if (place === undefined) return;
    // These keys move the border, not the slide.
    event.preventDefault();
    event.stopPropagation();
    move(place);
  });
  high.addEventListener('change', orient);
  orient();
  return element;
}
