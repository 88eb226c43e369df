// #region map
/** Return next year's animals, as a share of what the land can feed. */
export function next(animals: number, growth: number): number {
  return growth * animals * (1 - animals);
}

/** Return the animals of so many years, from the first one on. */
export function run(first: number, growth: number, years: number): number[] {
  const animals = [first];
  for (let year = 1; year < years; year++) {
    animals.push(next(animals[year - 1] ?? 0, growth));
  }
  return animals;
}
// #endregion map
