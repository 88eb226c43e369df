/** 128-bit vectors of four floats, for both kernels. */

/** Add the lanes of each of four vectors, as (s0 + s1) + (s2 + s3). */
export function addLanes(a: v128, b: v128, c: v128, d: v128): v128 {
  const even = v128.shuffle<f32>(a, b, 0, 4, 2, 6);
  const odd = v128.shuffle<f32>(a, b, 1, 5, 3, 7);
  const evenToo = v128.shuffle<f32>(c, d, 0, 4, 2, 6);
  const oddToo = v128.shuffle<f32>(c, d, 1, 5, 3, 7);
  const first = f32x4.add(even, odd);
  const second = f32x4.add(evenToo, oddToo);
  const front = v128.shuffle<f32>(first, second, 0, 1, 4, 5);
  const back = v128.shuffle<f32>(first, second, 2, 3, 6, 7);
  return f32x4.add(front, back);
}
