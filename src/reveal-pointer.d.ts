import type { PointerOptions } from 'reveal-pointer';

declare module 'reveal.js' {
  interface RevealConfig {
    pointer?: PointerOptions;
  }
}
