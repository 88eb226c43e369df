/** Return the name under which the browser keeps the drawings of the deck at this path. */
export const storageKey = (path: string = location.pathname): string => `ink ${path}`;
