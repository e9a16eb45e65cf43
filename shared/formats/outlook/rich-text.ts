/**
 * Undoes the compression of rich text (MS-OXRTFCP §2.2 and §3.1). The sizes that the header states are not believed:
 * what comes out has at most `maximumBytes`. Null for anything that is not of the format.
 */
export function decompressRichText(bytes: Uint8Array, maximumBytes: number): Uint8Array | null {
  if (bytes.length < HEADER_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = view.getUint32(8, true);
  if (kind === UNCOMPRESSED) {
    const end = HEADER_BYTES + Math.min(view.getUint32(4, true), maximumBytes);
    return bytes.subarray(HEADER_BYTES, end);
  }
  return kind === COMPRESSED ? decompress(bytes, maximumBytes) : null;
}

const HEADER_BYTES = 16;
/** `LZFu` and `MELA`. */
const COMPRESSED = 0x75465a4c;
const UNCOMPRESSED = 0x414c454d;
const WINDOW_BYTES = 4_096;
const LONGEST_STEP = 17;

/** What the window holds before the first byte (MS-OXRTFCP §2.1.2.1): words that every rich text has. */
const INITIAL_WINDOW = new TextEncoder().encode(
  "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript " +
    "\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n" +
    "\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx",
);

function decompress(bytes: Uint8Array, maximumBytes: number): Uint8Array {
  // A reference of two bytes gives at most 17, and its control bit costs an eighth of a byte.
  const out = new Uint8Array(Math.min(maximumBytes, bytes.length * 9));
  const window = new Uint8Array(WINDOW_BYTES);
  window.set(INITIAL_WINDOW);
  let windowAt = INITIAL_WINDOW.length;
  let length = 0;
  const put = (code: number): void => {
    out[length] = code;
    length += 1;
    window[windowAt] = code;
    windowAt = (windowAt + 1) % WINDOW_BYTES;
  };
  let at = HEADER_BYTES;
  while (at < bytes.length && length + LONGEST_STEP <= out.length) {
    const control = bytes[at] ?? 0;
    at += 1;
    for (let bit = 0; bit < 8 && at < bytes.length; bit += 1) {
      if (length + LONGEST_STEP > out.length) break;
      if (((control >> bit) & 1) === 0) {
        put(bytes[at] ?? 0);
        at += 1;
        continue;
      }
      const reference = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
      at += 2;
      const offset = reference >> 4;
      // A reference to the place of writing ends the text (§3.1.3.2).
      if (offset === windowAt) return out.subarray(0, length);
      for (let step = 0; step < (reference & 0xf) + 2; step += 1) {
        put(window[(offset + step) % WINDOW_BYTES] ?? 0);
      }
    }
  }
  return out.subarray(0, length);
}
