import { defineConfig } from 'vite';
import project from './package.json' with { type: 'json' };
import { firstSlide } from './plugins/first-slide/build.ts';
import { thirdPartyNotices } from './plugins/notices.ts';
import { inlineAddresses, oneFile } from './plugins/one-file.ts';
import { contentSecurityPolicy } from './plugins/policy.ts';
import { slides } from './plugins/slides/build.ts';

// reveal.js carries these in its own files.
const notices = thirdPartyNotices({
  embedded: ['fitty', 'marked', 'marked-smartypants', 'smartypants'],
});

/** The deck as one file that opens from a disk, beside the one that a server serves. */
export default defineConfig({
  mode: 'single',
  base: './',
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2022',
    // Removed in the end.
    outDir: 'node_modules/.cache/single',
    assetsInlineLimit: Infinity,
    // A warning of the bundler's: one chunk is what is wanted.
    chunkSizeWarningLimit: Infinity,
    modulePreload: false,
    cssCodeSplit: false,
    rolldownOptions: {
      checks: { bundlerTimings: false },
      output: { codeSplitting: false },
    },
  },
  worker: { format: 'iife', plugins: () => [inlineAddresses(), notices.worker] },
  plugins: [
    slides({
      folder: 'slides',
      assets: 'assets',
      drawings: 'src/figures/drawings.ts',
      optionalData: ['talk'],
      firstRendered: true,
    }),
    firstSlide(),
    notices.page,
    // Fetched files stand in the page; previews are frames of the same file.
    contentSecurityPolicy({
      'connect-src': ['data:'],
      'style-src': ['data:'],
      'frame-src': ['file:'],
    }),
    oneFile({
      fileName: `dist/${project.name}-single.html`,
      instead: { 'src/main.ts': 'src/single.ts' },
      // Formulas were rendered in the build; no slide writes one at run time.
      leaveOut: ['katex'],
      notices: 'third-party-notices.txt',
    }),
  ],
});
