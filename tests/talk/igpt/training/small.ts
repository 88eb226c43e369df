/** A model of made-up numbers, small enough for finite differences; training/gradients.py has the same. */
import { plainArithmetic } from '../../../../src/igpt/training/plain.ts';
import { Network } from '../../../../src/igpt/training/network.ts';
import {
  newParameters,
  type Parameters,
  type Shape,
} from '../../../../src/igpt/training/parameters.ts';
import type { Arithmetic, Tensor } from '../../../../src/igpt/training/arithmetic.ts';

export const SHAPE: Shape = { layers: 2, width: 8, heads: 2, colors: 4, context: 16 };

/** Two pictures, one after the other. */
export const PICTURES = Uint8Array.from({ length: 2 * SHAPE.context }, (_, i) => (i ** 2 % 7) % 4);

/** Allocate a network with made-up weights, and gradients. */
export function smallNetwork(by: Arithmetic = plainArithmetic()): {
  network: Network;
  weights: Parameters;
  gradients: Parameters;
} {
  const [weights, gradients] = [newParameters(by, SHAPE), newParameters(by, SHAPE)];
  const network = new Network(by, SHAPE, 2);
  const { data } = weights.all;
  for (let i = 0; i < data.length; i++) data[i] = ((i * 7919 + 13) % 1009) / 1009 - 0.5;
  return { network, weights, gradients };
}

/** Return the tensors of these parameters by the names of training/gradients.py. */
export function byName({
  blocks,
  token,
  start,
  position,
  gain,
  head,
}: Parameters): [string, Tensor][] {
  const inBlocks = blocks.flatMap((block, l) =>
    Object.entries(block).map(([name, tensor]): [string, Tensor] => [
      `${l}.${name}`,
      tensor as Tensor,
    ]),
  );
  return [
    ['token', token],
    ['start', start],
    ['position', position],
    ...inBlocks,
    ['gain', gain],
    ['head', head],
  ];
}
