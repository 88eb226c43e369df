import { copyText } from '../../../../plugins/common/clipboard.ts';

const OFFER = 'Copy as CSV';

/**
 * Puts a button beside the table of values that copies them as CSV; where the clipboard is refused,
 * the text is shown, selected.
 * @param say - tells what was done to those who do not see it
 * @returns what takes it away again
 */
export function offerCopy(host: HTMLElement, say: (sentence: string) => void): () => void {
  const values = host.querySelector<HTMLDetailsElement>('details.values');
  const text = host.querySelector<HTMLTemplateElement>('template.csv')?.content.textContent;
  if (!values || !text) return () => undefined;
  const button = document.createElement('button');
  Object.assign(button, { type: 'button', className: 'copy', textContent: OFFER });
  const field = document.createElement('textarea');
  Object.assign(field, { readOnly: true, value: text, hidden: true });
  field.setAttribute('aria-label', 'The values as CSV');

  const copy = async (): Promise<void> => {
    const copied = await copyText(text);
    button.textContent = copied ? 'Copied' : 'Copy these';
    say(copied ? 'The values are copied as CSV.' : 'The clipboard is closed: copy these lines.');
    field.hidden = copied;
    if (!copied) field.select();
  };
  const reset = (): void => {
    button.textContent = OFFER;
    field.hidden = true;
  };
  button.addEventListener('click', () => void copy());
  values.addEventListener('toggle', reset);
  values.querySelector('.sheet')?.append(field);
  values.append(button);
  return () => {
    values.removeEventListener('toggle', reset);
    button.remove();
    field.remove();
  };
}
