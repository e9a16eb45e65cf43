/** A generator of pseudo-random numbers that gives the same numbers for the same seed on every machine. */
export interface Generator {
  /** 0 to 1, 1 excluded. */
  readonly fraction: () => number;
  /** 0 to `limit`, `limit` excluded. */
  readonly below: (limit: number) => number;
  readonly pick: <T>(items: readonly [T, ...T[]]) => T;
  /** Lower-case hexadecimal digits. */
  readonly hex: (digits: number) => string;
  /** Lower-case letters. */
  readonly letters: (count: number) => string;
  /** 0 to `limit`, small numbers far more often: rank r with a probability like 1/(r+1). */
  readonly zipf: (limit: number) => number;
  readonly bytes: (sizeBytes: number) => Uint8Array;
}

/** Mulberry32: 32 bits of state are enough for synthetic data, and it is fast. */
export function createGenerator(seed: number): Generator {
  let state = seed >>> 0;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(fraction() * limit);
  const characters = (alphabet: string, count: number): string => {
    let text = "";
    for (let at = 0; at < count; at += 1) text += alphabet.charAt(below(alphabet.length));
    return text;
  };
  return {
    fraction,
    below,
    pick: (items) => items[below(items.length)] ?? items[0],
    hex: (digits) => characters("0123456789abcdef", digits),
    letters: (count) => characters("abcdefghijklmnopqrstuvwxyz", count),
    zipf: (limit) => Math.min(limit - 1, Math.floor(Math.expm1(fraction() * Math.log1p(limit)))),
    bytes: (sizeBytes) => Uint8Array.from({ length: sizeBytes }, () => below(256)),
  };
}
