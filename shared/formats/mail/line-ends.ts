import type { NoticeList } from "../notice-list.ts";
import { latin1 } from "./charset.ts";
import { hasBareReturns } from "./detect.ts";

const CR = 0x0d;
const LF = 0x0a;
/** Where the header of a message with bare carriage returns must have ended to be told as one. */
const HEAD_BYTES = 64 * 1_024;

/**
 * The message with line feeds where its header ends lines in a bare carriage return (not allowed by RFC 5322 §2.3). Else the
 * bytes themselves: a single such return in an ordinary header is a trick that is named elsewhere.
 */
export function withLineFeeds(bytes: Uint8Array, notices: NoticeList): Uint8Array {
  if (!hasBareReturns(latin1(bytes.subarray(0, HEAD_BYTES)))) return bytes;
  const text = new Uint8Array(bytes);
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === CR && text[at + 1] !== LF) text[at] = LF;
  }
  notices.add(
    "mail-bare-cr-lines",
    "The lines of the message end in carriage returns alone; they were read as line ends.",
    { byteOffset: Math.max(0, bytes.indexOf(CR)) },
  );
  return text;
}
