/** Reads a stream of pieces in portions of the reader's own choice. */
export interface ByteReader {
  /** So many bytes, copied; undefined when the stream ends before. For small portions. */
  readonly readExactly: (sizeBytes: number) => Promise<Buffer | undefined>;
  /** So many bytes in the pieces in which they come; each is valid until the next is asked for. Throws when the stream ends before. */
  readonly take: (sizeBytes: number) => AsyncGenerator<Uint8Array>;
}

/** The stream ended where more was to come. */
export class EndedEarly extends Error {
  constructor() {
    super("the stream ended early");
    this.name = "EndedEarly";
  }
}

export function createByteReader(pieces: AsyncIterator<Uint8Array>): ByteReader {
  let rest: Uint8Array = new Uint8Array(0);

  async function* take(sizeBytes: number): AsyncGenerator<Uint8Array> {
    let left = sizeBytes;
    while (left > 0) {
      if (rest.length === 0) {
        const next = await pieces.next();
        if (next.done === true) throw new EndedEarly();
        rest = next.value;
      }
      const part = rest.subarray(0, left);
      // Taken before it is handed out: who reads it must be able to stop there.
      rest = rest.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }

  return {
    take,
    readExactly: async (sizeBytes) => {
      const parts: Buffer[] = [];
      try {
        for await (const part of take(sizeBytes)) parts.push(Buffer.from(part));
      } catch (error) {
        if (error instanceof EndedEarly) return undefined;
        throw error;
      }
      return Buffer.concat(parts);
    },
  };
}
