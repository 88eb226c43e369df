import type { Raster, StillKit } from '../../../plugins/figures/contract.ts';

/** A kit that draws nothing but remembers the pictures it was asked for. */
export class TestKit implements StillKit {
  readonly rasters: Raster[] = [];

  png(raster: Raster): string {
    this.rasters.push(raster);
    return `data:picture-${this.rasters.length}`;
  }

  asset(path: string): string {
    return path;
  }
}

/** How many squares the markup holds in one colour. */
export function countCells(markup: string, fill: string): number {
  const paths = [...markup.matchAll(/<path class="(\w[\w-]*) raster" d="([^"]*)"/g)];
  return paths
    .filter(([, colour]) => colour === fill)
    .reduce((sum, [, , path = '']) => sum + (path.match(/M/g) ?? []).length, 0);
}
