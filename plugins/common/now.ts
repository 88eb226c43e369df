/**
 * Return the milliseconds since 1970 by a clock that only goes forward: a computer whose time is set
 * during a talk makes it neither longer nor shorter. The windows of a deck agree on it.
 */
export const now = (): number => performance.timeOrigin + performance.now();
