import { joinBytes } from "../document-reader.ts";

/** One line without its end; null bytes: it was longer than the limit and was dropped. */
export interface SplitLine {
  readonly bytes: Uint8Array | null;
}

/** Cuts a stream of bytes at line feeds and holds at most one line. A class because a line may span chunks. */
export class LineSplitter {
  private readonly limitBytes: number;
  private pending: Uint8Array[] = [];
  private pendingBytes = 0;
  private isTooLong = false;

  constructor(limitBytes: number) {
    this.limitBytes = limitBytes;
  }

  /** Takes bytes and yields the lines that they complete. */
  *push(bytes: Uint8Array): Generator<SplitLine, void> {
    let start = 0;
    for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, start)) {
      this.append(bytes.subarray(start, end));
      yield this.take();
      start = end + 1;
    }
    if (start < bytes.length) this.append(bytes.subarray(start));
  }

  /** The last line, when it has no end. */
  *rest(): Generator<SplitLine, void> {
    if (this.pendingBytes > 0 || this.isTooLong) yield this.take();
  }

  private append(bytes: Uint8Array): void {
    this.pendingBytes += bytes.length;
    if (this.pendingBytes > this.limitBytes) {
      this.isTooLong = true;
      this.pending = [];
    } else this.pending.push(bytes);
  }

  private take(): SplitLine {
    const line = this.isTooLong ? null : joinBytes(this.pending, this.pendingBytes);
    this.pending = [];
    this.pendingBytes = 0;
    this.isTooLong = false;
    return { bytes: line };
  }
}
