/** Say in one sentence below a figure's still form why it is not live. */
export function sayFault(element: HTMLElement, sentence: string): void {
  const fault = document.createElement('p');
  fault.className = 'figure-fault';
  fault.setAttribute('role', 'status');
  fault.textContent = sentence;
  removeFault(element);
  element.append(fault);
}

export function removeFault(element: HTMLElement): void {
  element.querySelector(':scope > .figure-fault')?.remove();
}
