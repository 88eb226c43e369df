import type { Plugin } from 'vite';

/**
 * Leaves the woff and ttf forms of KaTeX's fonts out: whatever runs reveal reads woff2, and the other
 * forty files would only fill the build.
 */
export const woff2Alone = (): Plugin => ({
  name: 'slides:fonts',
  enforce: 'pre',
  transform: {
    filter: { id: /katex[^?]*\.css/ },
    handler: (code) => code.replace(/,\s*url\([^)]+\.(?:woff|ttf)\)\s*format\("[^"]+"\)/g, ''),
  },
});
