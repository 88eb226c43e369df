/** A line that says how far a model has come; empty when it is there. */
export interface Status {
  readonly element: HTMLElement;
  /** @param share - 0 to 1 */
  progress(share: number): void;
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
    progress(share) {
      const says = share < 1 ? 'Loading our model' : '';
      if (words.textContent !== says) words.textContent = says;
      percent.textContent = share < 1 ? ` ${Math.round(share * 100)} %` : '';
    },
  };
}
