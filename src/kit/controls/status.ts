/** A line that says how far something has come, a model if nothing else; empty when it is there. */
export interface Status {
  readonly element: HTMLElement;
  /**
   * @param share - 0 to 1
   * @param words - what is going on
   */
  progress(share: number, words?: string): void;
}

export function createStatus(): Status {
  const element = document.createElement('p');
  element.className = 'figure-status';
  element.setAttribute('role', 'status');
  const words = document.createElement('span');
  // Heard once, not at every per cent.
  const percent = document.createElement('span');
  percent.setAttribute('aria-hidden', 'true');
  element.append(words, percent);
  return {
    element,
    progress(share, loading = 'Loading our model') {
      const says = share < 1 ? loading : '';
      if (words.textContent !== says) words.textContent = says;
      percent.textContent = share < 1 ? ` ${Math.round(share * 100)} %` : '';
    },
  };
}
