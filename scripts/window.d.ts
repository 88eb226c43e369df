import type { RevealApi } from 'reveal.js';

declare global {
  interface Window {
    /** The deck, which main.ts puts here so that outside tools can drive it. */
    Reveal: RevealApi;
  }
}
