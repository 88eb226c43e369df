import { h } from '../common/h.ts';
import { escapeMarkup, splitLines, trimCode } from './lines.ts';
import { isSetOff, parseSteps } from './steps.ts';
import type { Step } from './steps.ts';

/**
 * Prepare a `<pre><code>`, still without colours: lines, numbers, a copy button, and one empty
 * fragment for each step after the first, so that reveal treats steps as fragments. All state is in
 * the markup, because reveal's scroll view serialises slides and parses them again.
 */
export function prepareBlock(code: HTMLElement): void {
  const pre = code.parentElement;
  if (!pre || code.classList.contains('hljs')) return;
  const text = readText(code);
  const notation = code.dataset['lineNumbers'];
  pre.classList.add('code-wrapper');
  code.classList.add('hljs');
  drawLines(code, splitLines(escapeMarkup(text)));
  pre.append(h('button', { type: 'button', class: 'boxed code-copy' }, 'Copy'));
  if (notation !== undefined) addSteps(pre, code, parseSteps(notation).length - 1);
  showStep(pre);
}

/** Return the code of a prepared block without line numbers, for colouring and copying. */
export function codeOf(code: HTMLElement): string {
  return (code.textContent ?? '').replace(/\n$/, '');
}

/** Return the code as written, with entities decoded, `data-trim` and template scripts respected. */
function readText(code: HTMLElement): string {
  const template = code.querySelector('script[type="text/template"]');
  const raw = template?.textContent ?? (code.childElementCount > 0 ? plainText(code) : null);
  const text = raw ?? code.textContent ?? '';
  return code.hasAttribute('data-trim') ? trimCode(text) : text.replace(/\s+$/, '');
}

/** Markup inside a code block is code, unless `data-noescape` says that it is markup. */
function plainText(code: HTMLElement): string {
  if (code.hasAttribute('data-noescape')) return code.textContent ?? '';
  const reader = h('textarea');
  reader.innerHTML = code.innerHTML;
  return reader.value;
}

/** Write the lines of markup into the block, each with its number for the style sheet. */
export function drawLines(code: HTMLElement, lines: readonly string[]): void {
  const from = Number(code.dataset['lnStartFrom'] ?? 1);
  const numbered = code.hasAttribute('data-line-numbers');
  const digits = String(from + lines.length - 1).length;
  if (numbered) code.style.setProperty('--digits', `${digits}`);
  code.innerHTML = lines
    .map((line, index) => {
      const number = numbered ? ` data-number="${from + index}"` : '';
      return `<span class="code-line"${number}>${line}\n</span>`;
    })
    .join('');
}

function addSteps(pre: HTMLElement, code: HTMLElement, count: number): void {
  const first = code.dataset['fragmentIndex'];
  for (let step = 0; step < count; step += 1) {
    const index = first === undefined ? undefined : Number(first) + step;
    pre.append(h('span', { class: 'fragment code-step', 'data-fragment-index': index }));
  }
  code.removeAttribute('data-fragment-index');
}

/**
 * Highlight the lines of the present step: the first, or the one of the last fragment shown. If the
 * fragments were removed from the slide, no line is highlighted.
 * @param all - highlight no line, as on paper
 */
export function showStep(pre: HTMLElement, all = false): void {
  const code = pre.querySelector<HTMLElement>('code.hljs');
  const notation = code?.dataset['lineNumbers'];
  if (!code || notation === undefined) return;
  const steps = parseSteps(notation);
  const stepless = steps.length > 1 && !pre.querySelector('.fragment');
  const step: Step = all || stepless ? [] : (steps[shownSteps(pre)] ?? []);
  const lines = code.querySelectorAll<HTMLElement>('.code-line');
  lines.forEach((line, index) => {
    line.classList.toggle('highlight-line', isSetOff(step, index + 1));
  });
  code.classList.toggle('has-highlights', step.length > 0);
  if (!all) scrollToStep(code);
}

/** Paper does not scroll: make the type smaller until the whole block shows. */
export function fitBlock(pre: HTMLElement): void {
  const code = pre.querySelector<HTMLElement>('code.hljs');
  if (!code) return;
  code.style.removeProperty('font-size');
  const shrink = Math.min(
    code.clientHeight / code.scrollHeight,
    code.clientWidth / code.scrollWidth,
  );
  if (!(shrink < 1)) return;
  const size = Number.parseFloat(getComputedStyle(code).fontSize);
  // Rounded down, so that the last line loses no fraction of a pixel.
  code.style.fontSize = `${Math.floor(size * shrink * 10) / 10}px`;
}

function shownSteps(pre: HTMLElement): number {
  return pre.querySelectorAll('.code-step.visible').length;
}

/** Scroll a block that is too long for its slide until the step's lines are in the middle. */
function scrollToStep(code: HTMLElement): void {
  if (code.scrollHeight <= code.clientHeight) return;
  const lines = code.querySelectorAll<HTMLElement>('.highlight-line');
  const first = lines[0];
  const last = lines[lines.length - 1];
  if (!first || !last) return;
  const height = last.offsetTop + last.offsetHeight - first.offsetTop;
  // Lines that do not all fit begin at the top.
  const above = Math.max((code.clientHeight - height) / 2, 0);
  code.scrollTop = first.offsetTop - code.offsetTop - above;
}
