import { decodeBase64 } from "../base64.ts";
import { latin1 } from "./charset.ts";
import { takeUuencodedFiles } from "./uuencode.ts";

/** Body of a part after its Content-Transfer-Encoding (RFC 2045 §6). */
export interface DecodedBody {
  readonly bytes: Uint8Array;
  readonly problem: "damaged" | "unknown-encoding" | null;
}

const HEX = hexTable();

/** Undoes the encoding; an unknown one leaves the bytes as they are and says so. Never longer than the input. */
export function decodeTransferEncoding(body: Uint8Array, encoding: string): DecodedBody {
  switch (encoding) {
    case "base64": {
      const decoded = decodeBase64(body);
      const isDamaged = decoded.strayCharacters > 0 || decoded.isCut;
      return { bytes: decoded.bytes, problem: isDamaged ? "damaged" : null };
    }
    case "quoted-printable":
      return decodeQuotedPrintable(body);
    case "x-uuencode":
    case "uuencode":
    case "x-uue":
    case "uue": {
      const [file] = takeUuencodedFiles(latin1(body).replaceAll("\r\n", "\n")).files;
      if (file === undefined) return { bytes: body, problem: "unknown-encoding" };
      return { bytes: file.bytes, problem: file.isDamaged ? "damaged" : null };
    }
    case "":
    case "7bit":
    case "8bit":
    case "binary":
      return { bytes: body, problem: null };
    default:
      return { bytes: body, problem: "unknown-encoding" };
  }
}

/** RFC 2045 §6.7. White space before a line break goes (rule 3); a broken escape stays as it is. */
function decodeQuotedPrintable(body: Uint8Array): DecodedBody {
  const bytes = new Uint8Array(body.length);
  let length = 0;
  let isDamaged = false;
  /** Length without the white space that a line break would remove. */
  let solidLength = 0;
  for (let at = 0; at < body.length; at += 1) {
    const code = body[at] ?? 0;
    if (code === 0x3d) {
      const skipped = softBreakLength(body, at + 1);
      if (skipped > 0) {
        at += skipped;
        solidLength = length;
        continue;
      }
      const high = HEX[body[at + 1] ?? 0] ?? 0xff;
      const low = HEX[body[at + 2] ?? 0] ?? 0xff;
      if (high < 16 && low < 16 && at + 2 < body.length) {
        bytes[length] = high * 16 + low;
        length += 1;
        solidLength = length;
        at += 2;
        continue;
      }
      isDamaged = true;
    }
    const isBreak = code === 0x0a || (code === 0x0d && body[at + 1] === 0x0a);
    if (isBreak) length = solidLength;
    bytes[length] = code;
    length += 1;
    if (code !== 0x20 && code !== 0x09) solidLength = length;
  }
  return { bytes: bytes.subarray(0, length), problem: isDamaged ? "damaged" : null };
}

/** Length of `=` + optional white space + line break, counted behind the `=`; 0 when it is none. */
function softBreakLength(body: Uint8Array, start: number): number {
  let at = start;
  while ((body[at] === 0x20 || body[at] === 0x09) && at - start < 256) at += 1;
  if (body[at] === 0x0a) return at - start + 1;
  if (body[at] === 0x0d && body[at + 1] === 0x0a) return at - start + 2;
  return at >= body.length ? at - start : 0;
}

function hexTable(): Uint8Array {
  const table = new Uint8Array(256).fill(0xff);
  for (let value = 0; value < 16; value += 1) {
    const digit = value.toString(16);
    table[digit.charCodeAt(0)] = value;
    table[digit.toUpperCase().charCodeAt(0)] = value;
  }
  return table;
}
