import { serve } from '../../../scripts/serve.ts';

/** Serves the built deck for all browser tests, on any free port; gives back what ends it. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await serve('dist');
  process.env['DECK_URL'] = server.url;
  return () => server.close();
}
