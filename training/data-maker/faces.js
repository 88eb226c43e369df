// Draw pixel-art faces on their native 16x16 grid.
//
//   node faces.js <folder> [count]
//
// Face i has the seed "igpt-face-<i>", so the set is the same on every machine, and a
// longer set begins with a shorter one. Writes into the folder:
//   pixels.bin       count x 16 x 16 x 3 bytes, RGB, row by row, on white
//   attributes.json  for each part, an array of its values in all faces

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createAvatar } from '@dicebear/core'
import * as pixelArt from '@dicebear/pixel-art'
import { Resvg } from '@resvg/resvg-js'

const SIZE = 16
const PARTS = ['hair', 'hairColor', 'skinColor', 'glasses', 'beard', 'hat', 'accessories', 'clothing', 'eyes', 'mouth']

const resvgOptions = {
  background: '#ffffff',
  fitTo: { mode: 'width', value: SIZE },
  // Faces have no text, and loading fonts would take most of the time.
  font: { loadSystemFonts: false },
}

const folder = process.argv[2] ?? 'work'
const count = Number(process.argv[3] ?? 206_000)

const pixels = Buffer.alloc(count * SIZE * SIZE * 3)
const attributes = Object.fromEntries(PARTS.map((part) => [part, new Array(count)]))

for (let face = 0; face < count; face++) {
  const avatar = createAvatar(pixelArt, { seed: `igpt-face-${face}` })
  const { extra } = avatar.toJson()
  for (const part of PARTS) attributes[part][face] = extra[part] ?? null

  const rgba = new Resvg(avatar.toString(), resvgOptions).render().pixels
  for (let pixel = 0; pixel < SIZE * SIZE; pixel++) {
    rgba.copy(pixels, (face * SIZE * SIZE + pixel) * 3, pixel * 4, pixel * 4 + 3)
  }
  if ((face + 1) % 20_000 === 0) console.log(`${face + 1} of ${count} faces`)
}

mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'pixels.bin'), pixels)
writeFileSync(join(folder, 'attributes.json'), JSON.stringify(attributes))
