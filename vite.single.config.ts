import { defineConfig } from 'vite';
import { thirdPartyNotices } from './plugins/notices/index.ts';
import { inlineAddresses, oneFile } from './plugins/one-file/index.ts';
import { slides } from './plugins/slides/index.ts';

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
    rolldownOptions: { output: { codeSplitting: false } },
  },
  worker: { format: 'iife', plugins: () => [inlineAddresses()] },
  plugins: [
    slides({ folder: 'slides', assets: 'assets', drawings: 'src/figures/drawings.ts' }),
    thirdPartyNotices({ embedded: ['fitty', 'marked'] }),
    oneFile({
      fileName: 'dist/igpt-single.html',
      instead: {
        'src/main.ts': 'src/single.ts',
        'src/figures/engine/create-worker.ts': 'src/figures/engine/create-worker.single.ts',
      },
      notices: 'third-party-notices.txt',
    }),
  ],
});
