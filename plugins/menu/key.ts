/** The key code of M, which opens and closes the menu. */
export const keyM = 77;
