/** Icons as rasters: each `#` is one square cell. */
const rasters = {
  slides:
    '####.#### ####.#### ####.#### ####.#### ......... ####.#### ####.#### ####.#### ####.####',
  appearance:
    '######### #...##### #...##### #...##### #...##### #...##### #...##### #...##### #########',
  transitions:
    '######... #....#... #....#... #..###### #..###### ######### ...###### ...###### ...######',
  export:
    '....#.... ....#.... ....#.... ..#####.. ...###... ....#.... #.......# #.......# #########',
  help: '..#####.. .##...##. .##...##. .....##.. ....##... ....##... ......... ....##... ....##...',
  close:
    '##.....## ###...### .###.###. ..#####.. ...###... ..#####.. .###.###. ###...### ##.....##',
  menu: '......... ######### ......... ......... ######### ......... ......... ######### .........',
  check:
    '......... ........# .......## #.....##. ##...##.. .##.##... ..###.... ...#..... .........',
  previous:
    '.....##.. ....###.. ...###... ..###.... .###..... ..###.... ...###... ....###.. .....##..',
  next: '..##..... ..###.... ...###... ....###.. .....###. ....###.. ...###... ..###.... ..##.....',
  link: '..#...#.. ..#...#.. ######### ..#...#.. ..#...#.. ..#...#.. ######### ..#...#.. ..#...#..',
} as const;

export type IconName = keyof typeof rasters;

/**
 * Return the markup of an icon, 18 px wide, in the colour of the text around it. It is decoration:
 * its meaning must be said beside it or in the control's name.
 */
export function icon(name: IconName): string {
  return drawIcon(rasters[name]);
}

/**
 * Return the markup of an icon of one's own.
 * @param raster - nine rows of nine cells
 */
export function drawIcon(raster: string): string {
  const rows = raster.split(' ');
  const cells = rows.flatMap((row, y) =>
    Array.from(
      row.matchAll(/#+/g),
      ({ 0: run, index }) => `M${index} ${y}h${run.length}v1H${index}z`,
    ),
  );
  return `<svg class="icon" viewBox="0 0 9 9" width="18" height="18" fill="currentColor" shape-rendering="crispEdges" aria-hidden="true" focusable="false"><path d="${cells.join('')}"/></svg>`;
}
