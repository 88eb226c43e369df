/**
 * Listen for pictures that are pasted, or dropped anywhere on the page.
 * @param take - is called with the file, or with undefined if something else was dropped
 * @param hover - is called with whether something is dragged over the page
 * @returns a function that ends the listening
 */
export function listenForPictures(
  take: (file: File | undefined) => void,
  hover: (over: boolean) => void = () => undefined,
): () => void {
  const listening = new AbortController();
  const on = <Name extends 'dragover' | 'dragleave' | 'drop' | 'paste'>(
    name: Name,
    listener: (event: DocumentEventMap[Name]) => void,
  ): void => document.addEventListener(name, listener, { signal: listening.signal });

  on('dragover', (event) => {
    if (!event.dataTransfer) return;
    // Without this the browser would leave the talk for the picture.
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    hover(true);
  });
  on('dragleave', ({ relatedTarget }) => {
    if (relatedTarget === null) hover(false);
  });
  on('drop', (event) => {
    event.preventDefault();
    hover(false);
    take(event.dataTransfer?.files[0]);
  });
  on('paste', ({ clipboardData }) => {
    const [file] = clipboardData?.files ?? [];
    if (file) take(file);
  });
  return () => {
    listening.abort();
    hover(false);
  };
}
