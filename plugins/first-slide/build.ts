import { fileURLToPath } from 'node:url';
import { build, type Plugin, type ResolvedConfig } from 'vite';

const NAME = 'first-slide.js';

/** A section that the slide compiler rendered, and its id. */
const rendered = /<section data-markdown data-markdown-parsed="true" id="([^"]*)"/;

/**
 * A Vite plugin for a deck whose first slide is rendered into the page (the slide compiler's option
 * `firstRendered`). It adds a small script that runs before the first paint (`early.ts`), and stands
 * after the slide compiler.
 */
export function firstSlide(): Plugin {
  let config: ResolvedConfig;
  let served: Promise<string> | undefined;
  return {
    name: 'first-slide',
    configResolved(resolved) {
      config = resolved;
    },
    async buildStart() {
      if (config.command !== 'build') return;
      this.emitFile({ type: 'asset', name: NAME, originalFileName: NAME, source: await compile() });
    },
    configureServer(server) {
      server.middlewares.use(config.base + NAME, (_request, response, next) => {
        served ??= compile();
        served.then((code) => {
          response.setHeader('Content-Type', 'text/javascript');
          response.end(code);
        }, next);
      });
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const id = rendered.exec(html)?.[1];
        if (id === undefined) return [];
        const file = Object.values(bundle ?? {}).find(
          (output) => output.type === 'asset' && output.originalFileNames.includes(NAME),
        );
        // Before the style sheets, since a script after them would wait for them.
        const src = config.base + (file?.fileName ?? NAME);
        return [{ tag: 'script', attrs: { src, 'data-first': id }, injectTo: 'head-prepend' }];
      },
    },
  };
}

/** Bundle the script with its imports. */
async function compile(): Promise<string> {
  const entry = fileURLToPath(new URL('./early.ts', import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      target: 'es2022',
      write: false,
      lib: { entry, formats: ['iife'], name: 'early', fileName: 'early' },
    },
  });
  const output = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  const chunk = output.find((file) => file.type === 'chunk');
  if (!chunk) throw new Error('The script of the first slide was not made.');
  return chunk.code;
}
