import { make } from './make.ts';
import { keepSetting, setting } from './settings.ts';

/** What two panes with a movable border between them are made from. */
export interface SplitPlan {
  /** Under which the share is remembered. */
  readonly name: string;
  /** What the border is called for those who do not see it. */
  readonly label: string;
  /** How the panes lie in a window that is wider than high; in a high one they lie the other way. */
  readonly direction: 'row' | 'column';
  /** The first pane's share in per cent, in a wide and in a high window. */
  readonly share: { readonly wide: number; readonly high: number };
}

const [LEAST, MOST] = [12, 88];
const [STEP, LEAP] = [2, 10];

/** Two panes side by side or one above the other; the border moves by mouse, finger and keyboard. */
export function split(plan: SplitPlan, first: HTMLElement, second: HTMLElement): HTMLElement {
  const border = make('div', 'speaker-border');
  const element = make('div', 'speaker-split', first, border, second);
  const high = matchMedia('(orientation: portrait)');
  const lying = (): 'wide' | 'high' => (high.matches ? 'high' : 'wide');
  const sideBySide = (): boolean => (plan.direction === 'row') !== high.matches;
  const name = (): string => `${plan.name} ${lying()}`;
  let share = 0;

  function apply(wanted: number): void {
    share = Math.min(MOST, Math.max(LEAST, Math.round(wanted)));
    first.style.flexBasis = `${share}%`;
    border.setAttribute('aria-valuenow', String(share));
    border.setAttribute('aria-valuetext', `${share} per cent`);
  }

  function move(wanted: number): void {
    apply(wanted);
    keepSetting(name(), share);
  }

  function turn(): void {
    element.dataset['direction'] = sideBySide() ? 'row' : 'column';
    border.setAttribute('aria-orientation', sideBySide() ? 'vertical' : 'horizontal');
    apply(setting(name(), plan.share[lying()]));
  }

  border.tabIndex = 0;
  const attributes = {
    role: 'separator',
    'aria-label': plan.label,
    'aria-valuemin': String(LEAST),
    'aria-valuemax': String(MOST),
  };
  for (const [attribute, value] of Object.entries(attributes))
    border.setAttribute(attribute, value);

  border.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    border.setPointerCapture(event.pointerId);
    element.dataset['moving'] = '';
  });
  border.addEventListener('pointermove', (event) => {
    if (!border.hasPointerCapture(event.pointerId)) return;
    const { left, top, width, height } = element.getBoundingClientRect();
    const part = sideBySide() ? (event.clientX - left) / width : (event.clientY - top) / height;
    move(part * 100);
  });
  border.addEventListener('lostpointercapture', () => delete element.dataset['moving']);
  border.addEventListener('dblclick', () => move(plan.share[lying()]));
  border.addEventListener('keydown', (event) => {
    const step = event.shiftKey ? LEAP : STEP;
    const [less, more] = sideBySide() ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const places: Readonly<Record<string, number>> = {
      [less]: share - step,
      [more]: share + step,
      Home: LEAST,
      End: MOST,
      Enter: plan.share[lying()],
    };
    const place = places[event.key];
    if (place === undefined) return;
    // The border moves, not the slide.
    event.preventDefault();
    event.stopPropagation();
    move(place);
  });
  high.addEventListener('change', turn);
  turn();
  return element;
}
