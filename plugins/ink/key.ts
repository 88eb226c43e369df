/** Return the name under which the browser keeps the drawings of the deck at this path. */
export const storageKey = (path: string = location.pathname): string => `ink ${path}`;

/** The code of the key that begins drawing and ends it, D. */
export const drawKey = 68;
