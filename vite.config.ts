import { defineConfig, type Rolldown } from 'vite';
import { firstSlide } from './plugins/first-slide/build.ts';
import { thirdPartyNotices } from './plugins/notices.ts';
import { contentSecurityPolicy } from './plugins/policy.ts';
import { offlineBuild } from './plugins/offline/build.ts';
import { sharing } from './plugins/sharing/build.ts';
import { slides } from './plugins/slides/build.ts';
import { shared } from './src/talk/build.ts';

// reveal.js carries these in its own files.
const notices = thirdPartyNotices({
  embedded: ['fitty', 'marked', 'marked-smartypants', 'smartypants'],
});

/** Call the file of a figure by its folder: its modules are all named still.ts or live.ts. */
function chunkFileNames({ name, facadeModuleId }: Rolldown.PreRenderedChunk): string {
  const figure = /\/figures\/([^/]+)\/(?:still|live)\.ts$/.exec(facadeModuleId ?? '')?.[1];
  return `assets/${figure ?? name}-[hash].js`;
}

export default defineConfig({
  // Relative, so that the built deck works under any path.
  base: './',
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    // Browsers of that target load modules ahead by themselves.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Most of a build is the slide compiler's; that is no warning.
      checks: { bundlerTimings: false },
      input: ['index.html', 'speaker.html'],
      output: {
        chunkFileNames,
        // One file for the modules of both pages: each file is a request before the first slide.
        codeSplitting: {
          groups: [
            {
              name: 'common',
              // Without what is loaded after it.
              test: /plugins\/(common\/(?!notice|saves-data|speaker-acts)|appearance|figures\/query|ink\/key|speaker\/(presenting|session)).*\.ts|preload-helper/,
            },
          ],
        },
      },
    },
  },
  worker: { format: 'es', plugins: () => [notices.worker] },
  plugins: [
    slides({
      folder: 'slides',
      assets: 'assets',
      drawings: 'src/figures/drawings.ts',
      optionalData: ['talk'],
      firstRendered: true,
    }),
    firstSlide(),
    sharing(shared),
    contentSecurityPolicy(),
    notices.page,
    offlineBuild({
      // Weights of models, and fonts for paper.
      rest: /\.bin$|-latin-\d+-/,
      // KaTeX's script too: formulas were rendered in the build; no slide writes one at run time.
      leaveOut:
        /^(?:third-party-notices\.txt|social\.png|sitemap\.xml|robots\.txt|assets\/katex-[^/]*\.js)$/,
      manifest: 'assets/app/manifest.webmanifest',
    }),
  ],
});
