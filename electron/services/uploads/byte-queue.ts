/** Bytes handed from one asynchronous writer to one reader, a chunk at a time, so that memory stays bounded. */
export interface ByteQueue {
  /** Settles when the reader has taken the chunk, or when the queue was closed from either side. */
  readonly push: (bytes: Uint8Array) => Promise<void>;
  /** No more chunks; the reader ends after those it has. */
  readonly end: () => void;
  /** The reader's iteration throws `reason`, waiting writers are let go. */
  readonly abort: (reason: Error) => void;
  readonly content: AsyncIterable<Uint8Array>;
}

export function createByteQueue(): ByteQueue {
  const waiting: { readonly bytes: Uint8Array; readonly taken: () => void }[] = [];
  let wake: () => void = () => {};
  let state:
    { readonly kind: "open" | "ended" } | { readonly kind: "aborted"; readonly reason: Error } = {
    kind: "open",
  };
  const release = () => {
    for (const chunk of waiting.splice(0)) chunk.taken();
  };
  async function* read(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        if (state.kind === "aborted") throw state.reason;
        const chunk = waiting.shift();
        if (chunk) {
          yield chunk.bytes;
          chunk.taken();
        } else if (state.kind === "ended") {
          return;
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      if (state.kind === "open") state = { kind: "ended" };
      release();
    }
  }
  return {
    push: (bytes) => {
      if (state.kind !== "open") return Promise.resolve();
      return new Promise<void>((resolve) => {
        waiting.push({ bytes, taken: resolve });
        wake();
      });
    },
    end: () => {
      if (state.kind === "open") state = { kind: "ended" };
      wake();
    },
    abort: (reason) => {
      state = { kind: "aborted", reason };
      release();
      wake();
    },
    content: { [Symbol.asyncIterator]: read },
  };
}
