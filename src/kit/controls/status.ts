import { h } from '../../../plugins/common/h.ts';
import { relabel } from './button.ts';

/** A line that says how far something has come; empty when it is there. */
export interface Status {
  readonly element: HTMLElement;
  /**
   * @param share - 0 to 1
   * @param words - what is going on; a model is loading by default
   */
  progress(share: number, words?: string): void;
}

/** Make an empty status line. */
export function createStatus(): Status {
  const words = h('span');
  // Left out for screen readers, which would say every per cent.
  const percent = h('span', { 'aria-hidden': 'true' });
  return {
    element: h('p', { class: 'figure-status', role: 'status' }, words, percent),
    progress(share, loading = 'Loading our model') {
      relabel(words, share < 1 ? loading : '');
      percent.textContent = share < 1 ? ` ${Math.round(share * 100)} %` : '';
    },
  };
}
