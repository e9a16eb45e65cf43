/** Punycode of RFC 3492, for host name labels only (RFC 5891): pure, bounded by the length of a label. */

const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const INITIAL_N = 128;
const MAX_CODE_POINT = 0x10ffff;
/** Labels are 63 octets at most; anything longer is hostile and would cost quadratic time. */
const MAX_LABEL_CHARS = 255;

/** Encodes one label without the `xn--` prefix; undefined when it is too long. RFC 3492 §6.3. */
export function encodePunycode(label: string): string | undefined {
  const input = Array.from(label, (char) => char.codePointAt(0) ?? 0);
  if (input.length > MAX_LABEL_CHARS) return undefined;
  const basic = input.filter((codePoint) => codePoint < INITIAL_N);
  let output = String.fromCodePoint(...basic) + (basic.length > 0 ? "-" : "");
  let n = INITIAL_N;
  let delta = 0;
  let bias = INITIAL_BIAS;
  let handled = basic.length;
  while (handled < input.length) {
    const next = Math.min(...input.filter((codePoint) => codePoint >= n));
    delta += (next - n) * (handled + 1);
    n = next;
    for (const codePoint of input) {
      if (codePoint < n) delta++;
      if (codePoint !== n) continue;
      output += encodeVariableLength(delta, bias);
      bias = adaptBias(delta, handled + 1, handled === basic.length);
      delta = 0;
      handled++;
    }
    delta++;
    n++;
  }
  return output;
}

/** Decodes one label without its `xn--` prefix; undefined when it is not punycode. RFC 3492 §6.2. */
export function decodePunycode(encoded: string): string | undefined {
  if (encoded.length > MAX_LABEL_CHARS) return undefined;
  const delimiter = encoded.lastIndexOf("-");
  const output = Array.from(encoded.slice(0, Math.max(0, delimiter)), (char) => char.charCodeAt(0));
  if (output.some((codePoint) => codePoint >= INITIAL_N)) return undefined;
  let position = delimiter > 0 ? delimiter + 1 : 0;
  let n = INITIAL_N;
  let index = 0;
  let bias = INITIAL_BIAS;
  while (position < encoded.length) {
    const run = decodeVariableLength(encoded, position, bias);
    if (run === undefined) return undefined;
    const previous = index;
    index += run.value;
    position = run.end;
    bias = adaptBias(index - previous, output.length + 1, previous === 0);
    n += Math.floor(index / (output.length + 1));
    index %= output.length + 1;
    if (n > MAX_CODE_POINT || (n >= 0xd800 && n <= 0xdfff)) return undefined;
    output.splice(index, 0, n);
    index++;
  }
  return String.fromCodePoint(...output);
}

function encodeVariableLength(delta: number, bias: number): string {
  let text = "";
  let rest = delta;
  for (let k = BASE; ; k += BASE) {
    const threshold = thresholdAt(k, bias);
    if (rest < threshold) return text + digitOf(rest);
    text += digitOf(threshold + ((rest - threshold) % (BASE - threshold)));
    rest = Math.floor((rest - threshold) / (BASE - threshold));
  }
}

function decodeVariableLength(
  encoded: string,
  start: number,
  bias: number,
): { readonly value: number; readonly end: number } | undefined {
  let value = 0;
  let weight = 1;
  let position = start;
  for (let k = BASE; ; k += BASE) {
    if (position >= encoded.length) return undefined;
    const digit = valueOf(encoded.charCodeAt(position++));
    if (digit < 0) return undefined;
    value += digit * weight;
    if (value > Number.MAX_SAFE_INTEGER / BASE) return undefined;
    const threshold = thresholdAt(k, bias);
    if (digit < threshold) return { value, end: position };
    weight *= BASE - threshold;
  }
}

function thresholdAt(k: number, bias: number): number {
  return Math.min(T_MAX, Math.max(T_MIN, k - bias));
}

function adaptBias(delta: number, points: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / DAMP) : Math.floor(delta / 2);
  rest += Math.floor(rest / points);
  let k = 0;
  while (rest > ((BASE - T_MIN) * T_MAX) / 2) {
    rest = Math.floor(rest / (BASE - T_MIN));
    k += BASE;
  }
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}

function digitOf(value: number): string {
  return String.fromCharCode(value < 26 ? 97 + value : 22 + value);
}

function valueOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 22;
  if (code >= 65 && code <= 90) return code - 65;
  return code >= 97 && code <= 122 ? code - 97 : -1;
}
