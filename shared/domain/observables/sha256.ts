/**
 * SHA-256 (FIPS 180-4 §6.2) in plain TypeScript: `shared/` has no crypto, and the only use is the checksum
 * of short wallet addresses. Not for secrets, not for files.
 */

const ROUND_CONSTANTS = fractionalBits(64, 1 / 3);
const INITIAL_STATE = fractionalBits(8, 1 / 2);

/** The 32-byte digest of a short message. */
export function sha256(message: Uint8Array): Uint8Array {
  const padded = padMessage(message);
  const state = Uint32Array.from(INITIAL_STATE);
  const schedule = new Uint32Array(64);
  for (let offset = 0; offset < padded.length; offset += 64) {
    fillSchedule(schedule, padded, offset);
    compress(state, schedule);
  }
  const digest = new Uint8Array(32);
  const view = new DataView(digest.buffer);
  state.forEach((word, index) => view.setUint32(index * 4, word));
  return digest;
}

function padMessage(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  padded.set(message);
  padded[message.length] = 0x80;
  new DataView(padded.buffer).setUint32(padded.length - 4, message.length * 8);
  return padded;
}

function fillSchedule(
  schedule: Uint32Array,
  padded: Uint8Array<ArrayBuffer>,
  offset: number,
): void {
  const view = new DataView(padded.buffer, offset, 64);
  for (let t = 0; t < 16; t++) schedule[t] = view.getUint32(t * 4);
  for (let t = 16; t < 64; t++) {
    const a = at(schedule, t - 15);
    const b = at(schedule, t - 2);
    const s0 = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3);
    const s1 = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10);
    schedule[t] = at(schedule, t - 16) + s0 + at(schedule, t - 7) + s1;
  }
}

function compress(state: Uint32Array, schedule: Uint32Array): void {
  let a: number = at(state, 0);
  let b: number = at(state, 1);
  let c: number = at(state, 2);
  let d: number = at(state, 3);
  let e: number = at(state, 4);
  let f: number = at(state, 5);
  let g: number = at(state, 6);
  let h: number = at(state, 7);
  for (let t = 0; t < 64; t++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const t1 = (h + s1 + choice + at(ROUND_CONSTANTS, t) + at(schedule, t)) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + s0 + majority) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = at(state, index) + word;
  });
}

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

function at(words: Uint32Array, index: number): number {
  return words[index] ?? 0;
}

/** FIPS 180-4 §4.2.2 and §5.3.3: the first 32 bits of the fractional parts of the roots of the first primes. */
function fractionalBits(count: number, exponent: number): Uint32Array {
  const words: number[] = [];
  for (let candidate = 2; words.length < count; candidate++) {
    let isPrime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) {
      if (candidate % divisor === 0) isPrime = false;
    }
    if (isPrime) words.push(Math.floor((candidate ** exponent % 1) * 2 ** 32));
  }
  return Uint32Array.from(words);
}
