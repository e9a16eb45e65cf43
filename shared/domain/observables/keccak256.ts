/**
 * Keccak-256 with the original padding (as Ethereum and Monero use it, not SHA3-256 of FIPS 202) in plain
 * TypeScript, only for the checksum of wallet addresses.
 */

const RATE_BYTES = 136;
const LANES = 25;
const ROUNDS = 24;
const ROUND_CONSTANTS = makeRoundConstants();
const { rotations, destinations } = makeRhoPi();

/** The 32-byte digest of a short message. */
export function keccak256(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array((Math.floor(message.length / RATE_BYTES) + 1) * RATE_BYTES);
  padded.set(message);
  padded[message.length] = (padded[message.length] ?? 0) ^ 0x01;
  padded[padded.length - 1] = (padded[padded.length - 1] ?? 0) ^ 0x80;
  // Each 64-bit lane is two 32-bit words: low at 2i, high at 2i + 1.
  const state = new Int32Array(LANES * 2);
  const view = new DataView(padded.buffer);
  for (let offset = 0; offset < padded.length; offset += RATE_BYTES) {
    for (let word = 0; word < RATE_BYTES / 4; word++) {
      state[word] = get(state, word) ^ view.getInt32(offset + word * 4, true);
    }
    permute(state);
  }
  return new Uint8Array(state.buffer.slice(0, 32));
}

function permute(state: Int32Array): void {
  const scratch = new Int32Array(LANES * 2);
  for (let round = 0; round < ROUNDS; round++) {
    theta(state);
    rhoPi(state, scratch);
    chi(state, scratch);
    state[0] = get(state, 0) ^ get(ROUND_CONSTANTS, round * 2);
    state[1] = get(state, 1) ^ get(ROUND_CONSTANTS, round * 2 + 1);
  }
}

function theta(state: Int32Array): void {
  const parity = new Int32Array(10);
  for (let index = 0; index < LANES * 2; index++) {
    parity[index % 10] = get(parity, index % 10) ^ get(state, index);
  }
  for (let x = 0; x < 5; x++) {
    const left = ((x + 4) % 5) * 2;
    const right = ((x + 1) % 5) * 2;
    const low = get(parity, right);
    const high = get(parity, right + 1);
    const mixedLow = get(parity, left) ^ ((low << 1) | (high >>> 31));
    const mixedHigh = get(parity, left + 1) ^ ((high << 1) | (low >>> 31));
    for (let y = 0; y < LANES * 2; y += 10) {
      state[y + x * 2] = get(state, y + x * 2) ^ mixedLow;
      state[y + x * 2 + 1] = get(state, y + x * 2 + 1) ^ mixedHigh;
    }
  }
}

function rhoPi(state: Int32Array, scratch: Int32Array): void {
  for (let lane = 0; lane < LANES; lane++) {
    const shift = get(rotations, lane);
    const isSwapped = shift >= 32;
    const low = get(state, lane * 2 + (isSwapped ? 1 : 0));
    const high = get(state, lane * 2 + (isSwapped ? 0 : 1));
    const bits = shift % 32;
    const to = get(destinations, lane) * 2;
    scratch[to] = bits === 0 ? low : (low << bits) | (high >>> (32 - bits));
    scratch[to + 1] = bits === 0 ? high : (high << bits) | (low >>> (32 - bits));
  }
}

function chi(state: Int32Array, scratch: Int32Array): void {
  for (let row = 0; row < LANES * 2; row += 10) {
    for (let x = 0; x < 10; x++) {
      const next = get(scratch, row + ((x + 2) % 10));
      const afterNext = get(scratch, row + ((x + 4) % 10));
      state[row + x] = get(scratch, row + x) ^ (~next & afterNext);
    }
  }
}

function get(words: Int32Array, index: number): number {
  return words[index] ?? 0;
}

/** Keccak reference §1.2: the constants come from a linear feedback shift register. */
function makeRoundConstants(): Int32Array {
  const constants = new Int32Array(ROUNDS * 2);
  let register = 1;
  for (let round = 0; round < ROUNDS; round++) {
    for (let j = 0; j < 7; j++) {
      if (register & 1) {
        const bit = 2 ** j - 1;
        const word = round * 2 + (bit >= 32 ? 1 : 0);
        constants[word] = get(constants, word) ^ (1 << (bit % 32));
      }
      register = register & 0x80 ? ((register << 1) ^ 0x171) & 0xff : register << 1;
    }
  }
  return constants;
}

/** Keccak reference §1.2, steps rho and pi, from the walk (x, y) -> (y, 2x + 3y). */
function makeRhoPi(): { readonly rotations: Int32Array; readonly destinations: Int32Array } {
  const rotations = new Int32Array(LANES);
  const destinations = new Int32Array(LANES);
  for (let lane = 0; lane < LANES; lane++) {
    const x = lane % 5;
    const y = Math.floor(lane / 5);
    destinations[lane] = y + 5 * ((2 * x + 3 * y) % 5);
  }
  let [x, y] = [1, 0];
  for (let t = 0; t < 24; t++) {
    rotations[x + 5 * y] = (((t + 1) * (t + 2)) / 2) % 64;
    [x, y] = [y, (2 * x + 3 * y) % 5];
  }
  return { rotations, destinations };
}
