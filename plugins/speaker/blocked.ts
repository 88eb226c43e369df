import './blocked.css';

/** Says that the browser blocked the speaker's window, with a link that opens it by hand. */
export function offerLink(address: string, name: string): void {
  document.querySelector('.speaker-blocked')?.remove();
  const dialog = document.createElement('dialog');
  dialog.className = 'speaker-blocked';
  dialog.setAttribute('aria-label', 'Speaker view');
  const sentence = document.createElement('p');
  sentence.textContent = 'The browser blocked the speaker’s window.';
  const link = document.createElement('a');
  link.href = address;
  link.target = name;
  // The window needs the one that it belongs to where pages on a disk cannot meet otherwise.
  link.rel = 'opener';
  link.textContent = 'Open the speaker view';
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = 'Close';
  dialog.append(sentence, link, close);
  const leave = (): void => dialog.close();
  link.addEventListener('click', leave);
  close.addEventListener('click', leave);
  dialog.addEventListener('close', () => dialog.remove());
  // What is pressed here is not for the slides.
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  document.body.append(dialog);
  dialog.showModal();
}
