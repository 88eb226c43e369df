import './notice.css';

/** What a notice offers beside closing it. */
export interface Offer {
  readonly label: string;
  press(this: void): void;
}

/** Says a sentence at the foot of the window until it is closed; the next one takes its place. */
export function say(sentence: string, offer?: Offer): void {
  const notice = place();
  const text = document.createElement('p');
  text.textContent = sentence;
  const close = button('Close', () => notice.replaceChildren());
  notice.replaceChildren(text, ...(offer ? [button(offer.label, offer.press)] : []), close);
}

/** A live region must be in the page before it speaks. */
function place(): Element {
  const known = document.querySelector('.offline-notice');
  if (known) return known;
  const notice = document.createElement('div');
  notice.className = 'offline-notice';
  notice.setAttribute('role', 'status');
  // What is pressed here is not for the slides.
  notice.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
  });
  document.body.append(notice);
  return notice;
}

function button(label: string, press: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = label;
  element.addEventListener('click', press);
  return element;
}
