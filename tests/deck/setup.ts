import { serve } from '../../scripts/serve.ts';

/** Serves the built deck for all browser tests; gives back what ends it. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await serve('dist', 4330);
  return () => server.close();
}
