/** ESLint's rules for the parts that this talk adds to the house. */
export const layers = [];
