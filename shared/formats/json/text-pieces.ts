/** What the one-letter escapes stand for (RFC 8259 §7). */
export const ESCAPED_CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

/** Collects the pieces of a string: joined in blocks, because a string of nothing but escapes has millions of them. */
export class TextPieces {
  private readonly blocks: string[] = [];
  private pending: string[] = [];

  push(piece: string): void {
    this.pending.push(piece);
    if (this.pending.length < 8_192) return;
    this.blocks.push(this.pending.join(""));
    this.pending = [];
  }

  joined(): string {
    return this.blocks.join("") + this.pending.join("");
  }
}
