import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { endOf, type Scene } from '../../../src/kit/scenes.ts';
import type { Properties } from '../../../src/kit/live.ts';
import * as attentionCost from '../../../src/figures/attention-cost/scenes.ts';
import {
  attentionCost as attentionCostStill,
  check as checkAttentionCost,
} from '../../../src/figures/attention-cost/still.ts';
import * as attention from '../../../src/figures/attention/scenes.ts';
import { check as checkAttention } from '../../../src/figures/attention/state.ts';
import { attention as attentionStill } from '../../../src/figures/attention/still.ts';
import { check as checkGuess, PIXELS } from '../../../src/figures/guess/game.ts';
import * as guess from '../../../src/figures/guess/scenes.ts';
import { guess as guessStill } from '../../../src/figures/guess/still.ts';
import * as linear from '../../../src/figures/linear/scenes.ts';
import { check as checkLinear, linear as linearStill } from '../../../src/figures/linear/still.ts';
import * as objectives from '../../../src/figures/objectives/scenes.ts';
import {
  check as checkObjectives,
  objectives as objectivesStill,
} from '../../../src/figures/objectives/still.ts';
import * as palette from '../../../src/figures/palette/scenes.ts';
import {
  check as checkPalette,
  initial as initialPalette,
} from '../../../src/figures/palette/state.ts';
import * as parameters from '../../../src/figures/parameters/scenes.ts';
import {
  check as checkParameters,
  parameters as parametersStill,
} from '../../../src/figures/parameters/still.ts';
import * as probe from '../../../src/figures/probe/scenes.ts';
import { check as checkProbe, probe as probeStill } from '../../../src/figures/probe/still.ts';
import * as rows from '../../../src/figures/rows/scenes.ts';
import { check as checkRows, rows as rowsStill } from '../../../src/figures/rows/still.ts';
import * as surprise from '../../../src/figures/surprise/scenes.ts';
import {
  check as checkSurprise,
  surprise as surpriseStill,
} from '../../../src/figures/surprise/still.ts';

/** A figure with its options on its slide, and the seconds of that. */
interface OnSlide {
  readonly options: Readonly<Record<string, string>>;
  readonly seconds: number;
}

function onSlide(name: string): OnSlide {
  for (const file of readdirSync('slides').filter((file) => file.endsWith('.md')))
    for (const slide of readFileSync(`slides/${file}`, 'utf8').split(/^---$/m)) {
      const [, attributes] = new RegExp(`<figure data-figure="${name}"([^>]*)>`).exec(slide) ?? [];
      if (attributes === undefined) continue;
      const options = Object.fromEntries(
        [...attributes.matchAll(/data-(\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
          key,
          value,
        ]),
      );
      return { options, seconds: Number(/data-timing="(\d+)"/.exec(slide)?.[1]) };
    }
  throw new Error(`No slide has the figure "${name}".`);
}

/** A demonstration: the times of its scenes, and the checked states that they lead to. */
interface Played {
  readonly initial: Properties;
  readonly seconds: number;
  readonly times: readonly number[];
  readonly states: readonly unknown[];
}

function play<State extends Properties>(
  name: string,
  drawing: { initial(options: OnSlide['options']): State },
  scenesOf: (initial: State) => Iterable<Scene<State>>,
  check: (state: State) => State,
): Played {
  const { options, seconds } = onSlide(name);
  const first = drawing.initial(options);
  const scenes = [...scenesOf(first)];
  expect([...scenesOf(first)]).toEqual(scenes);
  const states = scenes.map((_, i) => check({ ...first, ...endOf(scenes.slice(0, i + 1)) }));
  return { initial: first, seconds, times: scenes.map(({ at }) => at), states };
}

const demonstrations = {
  'attention-cost': () =>
    play('attention-cost', attentionCostStill, attentionCost.scenesOf, checkAttentionCost),
  objectives: () => play('objectives', objectivesStill, objectives.scenesOf, checkObjectives),
  guess: () => play('guess', guessStill, guess.scenesOf, checkGuess),
  surprise: () => play('surprise', surpriseStill, surprise.scenesOf, checkSurprise),
  palette: () => play('palette', { initial: initialPalette }, palette.scenesOf, checkPalette),
  rows: () => play('rows', rowsStill, rows.scenesOf, checkRows),
  attention: () =>
    play(
      'attention',
      // The live figure begins with nothing repainted.
      { initial: (options) => ({ ...attentionStill.initial(options), painted: [] }) },
      attention.scenesOf,
      checkAttention,
    ),
  parameters: () => play('parameters', parametersStill, parameters.scenesOf, checkParameters),
  linear: () => play('linear', linearStill, linear.scenesOf, checkLinear),
  probe: () => play('probe', probeStill, probe.scenesOf, checkProbe),
};

/** What differs at the end from the beginning. */
const ENDS: Readonly<Record<string, object>> = {
  guess: { guesses: expect.stringMatching(/^[a-d]{12}$/) as string, at: PIXELS },
  'attention-cost': { side: 32 },
};

describe.each(Object.entries(demonstrations))('the demonstration of %s', (name, played) => {
  const { initial, seconds, times, states } = played();

  it('is over when its slide is', () => {
    expect([...times].sort((a, b) => a - b)).toEqual(times);
    expect(times.at(-1)).toBeLessThan(seconds);
  });

  it('has changes that are seen, and leads to its end or back to where it began', () => {
    expect(new Set(states.map((state) => JSON.stringify(state))).size).toBeGreaterThan(1);
    expect(states.at(-1)).toMatchObject({ ...initial, ...ENDS[name] });
  });
});
