import { h } from './h.ts';

/**
 * Copy text to the clipboard, also where the page is not served over https and the browser
 * therefore hides `navigator.clipboard`. Return false if the browser refuses both ways.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const focused = document.activeElement;
  const field = h('textarea', {}, text);
  field.style.cssText = 'position: fixed; inset: 0 auto auto 0; opacity: 0;';
  document.body.append(field);
  field.select();
  // The deprecated command is the only way in an insecure context.
  const copied = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}
