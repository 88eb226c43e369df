import { copyText } from '../../../../plugins/common/clipboard.ts';
import { button, h } from '../../../../plugins/common/h.ts';

const OFFER = 'Copy as CSV';

/**
 * Put a button beside the table of values that copies them as CSV. Where the clipboard is refused,
 * show the text, selected.
 * @param say - says for screen readers what was done
 * @param csv - returns the text; by default that of the host's template
 * @returns a function that removes the button
 */
export function offerCopy(
  host: HTMLElement,
  say: (sentence: string) => void,
  csv: () => string = () => templateIn(host),
): () => void {
  const values = host.querySelector<HTMLDetailsElement>('details.values');
  if (!values || csv() === '') return () => undefined;
  const label = { readonly: true, hidden: true, 'aria-label': 'The values as CSV' };
  const field = h('textarea', label);
  const offer = button(OFFER, () => void copy(), { class: 'copy' });

  const copy = async (): Promise<void> => {
    const text = csv();
    const copied = await copyText(text);
    offer.textContent = copied ? 'Copied' : 'Copy these';
    say(copied ? 'The values are copied as CSV.' : 'The clipboard is closed: copy these lines.');
    field.value = text;
    field.hidden = copied;
    if (!copied) field.select();
  };
  const reset = (): void => {
    offer.textContent = OFFER;
    field.hidden = true;
  };
  values.addEventListener('toggle', reset);
  values.querySelector('.sheet')?.append(field);
  values.append(offer);
  return () => {
    values.removeEventListener('toggle', reset);
    offer.remove();
    field.remove();
  };
}

function templateIn(host: HTMLElement): string {
  return host.querySelector<HTMLTemplateElement>('template.csv')?.content.textContent ?? '';
}
