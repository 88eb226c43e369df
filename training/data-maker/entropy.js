// Bound the entropy of the face generator from above.
//
//   node entropy.js <file> [faces]
//
// The generator makes its choices independently and evenly, so their entropy is known.
// Choices that cannot be seen in the picture (the colour of a hat that is not worn, eyes
// behind sunglasses) do not count. By the chain rule
//   H(picture) = H(choices) - H(choices | picture) <= H(choices) - sum_i H(choice_i | picture, the other choices)
// The sum is measured on sampled faces: each choice is replaced by every alternative, and
// those that draw the same picture share its probability. Palette rounding, which merges
// a few more colours, is ignored.

import { writeFileSync } from 'node:fs'
import { createAvatar } from '@dicebear/core'
import * as pixelArt from '@dicebear/pixel-art'
import { Resvg } from '@resvg/resvg-js'

const PIXELS = 256
const resvgOptions = { background: '#ffffff', fitTo: { mode: 'width', value: 16 }, font: { loadSystemFonts: false } }

const defaults = Object.fromEntries(
  Object.entries(pixelArt.schema.properties).map(([option, { default: value }]) => [option, value]),
)
const OPTIONAL = ['accessories', 'glasses', 'beard', 'hat']
const PARTS = ['accessories', 'clothing', 'eyes', 'glasses', 'beard', 'mouth', 'hair', 'hat']
const COLORS = ['accessories', 'clothing', 'eyes', 'glasses', 'hair', 'hat', 'mouth', 'skin'].map((part) => `${part}Color`)

/** Return the alternatives of a choice with their probabilities; null leaves the part out. */
function alternatives(choice) {
  const even = defaults[choice].map((value) => ({ value, probability: 1 / defaults[choice].length }))
  if (!OPTIONAL.includes(choice)) return even
  const present = defaults[`${choice}Probability`] / 100
  return [
    { value: null, probability: 1 - present },
    ...even.map(({ value, probability }) => ({ value, probability: probability * present })),
  ]
}

/** Return the RGBA pixels of a face, as a string that can be compared. */
function draw(choices) {
  const options = { seed: 'any' }
  for (const [choice, value] of Object.entries(choices)) {
    options[choice] = value === null ? defaults[choice] : [value]
    if (OPTIONAL.includes(choice)) options[`${choice}Probability`] = value === null ? 0 : 100
  }
  const svg = createAvatar(pixelArt, options).toString()
  return new Resvg(svg, resvgOptions).render().pixels.toString('latin1')
}

/** Return all choices of a seed, also the colours of absent parts. */
function choicesOf(seed) {
  const { extra } = createAvatar(pixelArt, { seed }).toJson()
  const choices = {}
  for (const part of PARTS) choices[part] = extra[part] ?? null
  for (const color of COLORS) choices[color] = extra[color].replace('#', '')
  return choices
}

const entropyOf = (outcomes) => -outcomes.reduce((sum, { probability: p }) => sum + (p > 0 ? p * Math.log(p) : 0), 0)

const file = process.argv[2]
const faces = Number(process.argv[3] ?? 1000)
const all = [...PARTS, ...COLORS]
const ofChoices = all.reduce((sum, choice) => sum + entropyOf(alternatives(choice)), 0)

const surprises = [] // by face: the sum over choices of -log p(choice_i | picture, the other choices)
for (let face = 0; face < faces; face++) {
  let surprise = 0
  const choices = choicesOf(`igpt-face-${face}`)
  const picture = draw(choices)
  for (const choice of all) {
    let same = 0
    let own = 0
    for (const { value, probability } of alternatives(choice)) {
      if (value === choices[choice]) own += probability
      if (value === choices[choice] || draw({ ...choices, [choice]: value }) === picture) same += probability
    }
    surprise += Math.log(same / own)
  }
  surprises.push(surprise)
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length
const lost = mean(surprises)
const standardError = Math.sqrt(mean(surprises.map((value) => (value - lost) ** 2)) / faces)

const result = {
  atMost: Number(((ofChoices - lost) / PIXELS).toFixed(4)),
  standardError: Number((standardError / PIXELS).toFixed(4)),
  ofAllChoices: Number((ofChoices / PIXELS).toFixed(4)),
  how: `entropy of the generator's independent choices (${ofChoices.toFixed(2)} nats a face) less the choices that leave the picture unchanged when altered one at a time (${lost.toFixed(2)} nats, mean of ${faces} faces): an upper bound, before palette rounding. The generator's seed has 32 bits (22.18 nats a face), a pattern no model of this size can learn.`,
}
console.log(result)
writeFileSync(file, `${JSON.stringify(result, null, 1)}\n`)
