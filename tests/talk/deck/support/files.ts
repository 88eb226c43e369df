/** Gives a page files as a person does who drops or pastes them. */
import type { JSHandle, Page } from '@playwright/test';

export interface NamedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

function hold(page: Page, { name, mimeType, buffer }: NamedFile): Promise<JSHandle<DataTransfer>> {
  return page.evaluateHandle(
    ([name, type, content]) => {
      const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
      const held = new DataTransfer();
      held.items.add(new File([bytes], name, { type }));
      return held;
    },
    [name, mimeType, buffer.toString('base64')] as const,
  );
}

export async function drop(page: Page, file: NamedFile): Promise<void> {
  await page.dispatchEvent('body', 'drop', { dataTransfer: await hold(page, file) });
}

export async function paste(page: Page, file: NamedFile): Promise<void> {
  await page.evaluate(
    (clipboardData) =>
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true })),
    await hold(page, file),
  );
}
