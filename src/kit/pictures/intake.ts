/**
 * Takes pictures that are dropped anywhere on the page or pasted, as long as it listens.
 * @param taken - gets the file, or undefined where something else was dropped
 * @param hovered - whether something is held over the page
 * @returns what ends the listening
 */
export function listenForPictures(
  taken: (file: File | undefined) => void,
  hovered: (over: boolean) => void = () => undefined,
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
    hovered(true);
  });
  on('dragleave', ({ relatedTarget }) => {
    if (relatedTarget === null) hovered(false);
  });
  on('drop', (event) => {
    event.preventDefault();
    hovered(false);
    taken(event.dataTransfer?.files[0]);
  });
  on('paste', ({ clipboardData }) => {
    const [file] = clipboardData?.files ?? [];
    if (file) taken(file);
  });
  return () => {
    listening.abort();
    hovered(false);
  };
}
