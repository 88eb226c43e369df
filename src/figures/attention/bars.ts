import { heldOutFace } from '../pictures/face.ts';
import { at, outline, text, textLines } from '../../kit/draw/svg.ts';
import { isChanged, percent, type Looked, type State } from './state.ts';

/** Colours below this share, before and now, have no bars. */
const LEAST = 0.001;
const ROWS = 4;
const SWATCH = 40;
const BAR = 16;
const PITCH = 60;
/** Room for a number at the right end of a bar. */
const NUMBER = 70;
const LEFT = SWATCH + 12;

/** A colour's probability in the face as it is, and with what was changed. */
interface Row {
  readonly token: number;
  readonly before: number;
  readonly now: number;
}

/** Draw what the asked pixel may be: each likely colour with two bars, one once something was changed. */
export function drawBars(state: State, looked: Looked | undefined, width: number): string {
  if (!looked) return title();
  const { palette } = heldOutFace(state.face);
  const changed = isChanged(state);
  const rows = rowsOf(looked);
  const before = restOf(rows.map((row) => row.before));
  const now = restOf(rows.map((row) => row.now));
  const rest = changed ? `${percent(before)}, now ${percent(now)}` : percent(now);
  return [
    title(),
    changed ? key() : text('label mid', 0, 52, 'in per cent'),
    ...rows.map((row, i) =>
      at([0, 76 + i * PITCH], drawRow(row, palette[row.token] ?? '', width, changed)),
    ),
    Math.max(before, now) < LEAST
      ? ''
      : text('axis', 0, 76 + rows.length * PITCH + 12, `other colours: ${rest}`),
    changed || rows.length > 2 ? '' : hint(76 + rows.length * PITCH + 52),
  ].join('');
}

/** The likeliest colours; those likely before stand first, so that they keep their places. */
function rowsOf({ before, now }: Looked): Row[] {
  const seen = (share: number): number => (share < LEAST ? 0 : share);
  return before
    .map((share, token): Row => ({ token, before: share, now: now[token] ?? 0 }))
    .filter((row) => Math.max(row.before, row.now) >= LEAST)
    .sort((a, b) => Math.max(b.before, b.now) - Math.max(a.before, a.now))
    .slice(0, ROWS)
    .sort((a, b) => seen(b.before) - seen(a.before) || b.now - a.now);
}

/** Return what these shares leave for the others. */
function restOf(shares: readonly number[]): number {
  return Math.max(0, 1 - shares.reduce((sum, share) => sum + share, 0));
}

function title(): string {
  return text('label strong', 0, 20, 'At the red pixel');
}

function hint(y: number): string {
  return textLines('label mid', [0, y], ['Press the framed pixel:', 'it gets another colour.'], 32);
}

function key(): string {
  return (
    outline('rule', 1, 36, 14, 14) +
    text('label mid', 24, 52, 'before') +
    `<path class="ink raster" d="M120 35h16v16h-16z"/>` +
    text('label mid', 144, 52, 'now, in %')
  );
}

function drawRow({ before, now }: Row, color: string, width: number, changed: boolean): string {
  const full = width - LEFT - NUMBER;
  const filled = (y: number, share: number): string =>
    share < LEAST ? '' : box(color, LEFT, y, Math.round(share * full) + 1, BAR);
  const swatch = box(color, 0, 0, SWATCH, SWATCH);
  if (!changed) return swatch + filled(12, now) + text('label strong end', width, 28, percent(now));
  return (
    swatch +
    (before < LEAST ? '' : outline('rule', LEFT + 1, 1, before * full, BAR - 2)) +
    text('label mid end', width, 16, percent(before)) +
    filled(SWATCH - BAR, now) +
    text('label strong end', width, 41, percent(now))
  );
}

/** Draw a filled box; its stroke of one pixel lies on whole pixels, so that it is sharp everywhere. */
function box(color: string, x: number, y: number, width: number, height: number): string {
  const [across, down] = [width - 1, height - 1];
  return `<path class="raster edged-color" fill="${color}" d="M${x + 0.5} ${y + 0.5}h${across}v${down}h-${across}z"/>`;
}
