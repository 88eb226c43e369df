import sharp, { type Sharp } from 'sharp';

/** The layout of a sheet; lengths in pixels. */
export interface SheetLayout {
  readonly columns: number;
  /** Of each tile; a picture of another shape is shown whole within it. */
  readonly width: number;
  readonly height: number;
  readonly gap: number;
  readonly background: string;
}

/** The pictures row after row, uncompressed. */
export async function contactSheet(
  pictures: readonly Buffer[],
  { columns, width, height, gap, background }: SheetLayout,
): Promise<Sharp> {
  const tiles = await Promise.all(
    pictures.map(async (picture, i) => ({
      input: await sharp(picture).resize(width, height, { fit: 'contain', background }).toBuffer(),
      left: gap + (i % columns) * (width + gap),
      top: gap + Math.floor(i / columns) * (height + gap),
    })),
  );
  const rows = Math.ceil(pictures.length / columns);
  return sharp({
    create: {
      width: gap + columns * (width + gap),
      height: gap + rows * (height + gap),
      channels: 3,
      background,
    },
  }).composite(tiles);
}
