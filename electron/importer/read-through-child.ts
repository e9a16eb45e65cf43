import type { ParseSummary } from "../../shared/formats/format.ts";
import { LIMITS } from "../../shared/formats/limits.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { ParserConnection } from "./parser-connection.ts";
import type { ParserFailure, ParserHandlers, ParserSource } from "./parser-process.ts";
import type { ParserMessage } from "./protocol.ts";

/** Result of one attempt at a source. `crashed`: the process ended by itself; another attempt may follow. */
export type Attempt =
  | { readonly kind: "verdict"; readonly result: Result<ParseSummary, ParserFailure> }
  | { readonly kind: "crashed" };

export interface Caps {
  readonly stallMs: number;
  readonly residentBytes: number;
}

type Step = Attempt | { readonly kind: "go-on" };
const GO_ON: Step = { kind: "go-on" };

/** Reads one source through one parser process and leaves that process either ready for the next or ended. */
export async function readThroughChild(
  connection: ParserConnection,
  item: number,
  source: ParserSource,
  handlers: ParserHandlers,
  caps: Caps,
  signal: AbortSignal | undefined,
): Promise<Attempt> {
  const chunks = chunksOf(source);
  connection.send({
    kind: "start",
    item,
    sourceName: source.name.slice(0, 4_096),
    format: source.format ?? null,
    mapping: source.mapping ?? null,
  });
  try {
    for (;;) {
      const incoming = await connection.next(caps.stallMs, signal);
      if (signal?.aborted === true)
        return ended(connection, "cancelled", "The import was cancelled.");
      const step =
        incoming.kind === "message"
          ? await act(connection, item, incoming.message, chunks, handlers, caps)
          : verdictOn(connection, incoming, caps);
      if (step.kind !== "go-on") return step;
    }
  } catch (error) {
    // The caller's own error: the parser is in the middle of a source that nobody wants any more.
    connection.kill();
    throw error;
  } finally {
    await chunks.return?.();
  }
}

async function act(
  connection: ParserConnection,
  item: number,
  message: ParserMessage,
  chunks: AsyncIterator<Uint8Array>,
  handlers: ParserHandlers,
  caps: Caps,
): Promise<Step> {
  // What an earlier, cancelled source still had to say.
  if (message.kind === "ready" || message.item !== item) return GO_ON;
  switch (message.kind) {
    case "detected":
      handlers.detected?.(message.format, message.reason);
      return GO_ON;
    case "progress":
      handlers.progress?.(message.bytesRead);
      if (message.residentBytes > caps.residentBytes) {
        return ended(
          connection,
          "out-of-memory",
          "The parser needed more memory than it may have.",
        );
      }
      await sendNext(connection, item, chunks);
      return GO_ON;
    case "report":
      await handlers.report(message.report);
      connection.send({ kind: "taken", item });
      return GO_ON;
    case "refused":
      return { kind: "verdict", result: err(message.failure) };
    case "done":
      return { kind: "verdict", result: ok(message.summary) };
    case "cancelled":
      return GO_ON;
  }
}

async function sendNext(
  connection: ParserConnection,
  item: number,
  chunks: AsyncIterator<Uint8Array>,
): Promise<void> {
  const next = await chunks.next();
  connection.send(
    next.done === true ? { kind: "end", item } : { kind: "chunk", item, bytes: next.value },
  );
}

function verdictOn(
  connection: ParserConnection,
  incoming: Exclude<Awaited<ReturnType<ParserConnection["next"]>>, { kind: "message" }>,
  caps: Caps,
): Attempt {
  switch (incoming.kind) {
    case "violation":
      return ended(
        connection,
        "protocol-violated",
        `The parser sent what it may not send (${incoming.problem.slice(0, 200)}).`,
      );
    case "silence":
      return ended(connection, "timed-out", `The parser made no progress in ${caps.stallMs} ms.`);
    case "exit":
      return incoming.exit.isOutOfMemory
        ? ended(connection, "out-of-memory", "The parser needed more memory than it may have.")
        : { kind: "crashed" };
  }
}

/** Ends the process and gives the verdict: it could not be trusted with the next source. */
function ended(
  connection: ParserConnection,
  kind: "timed-out" | "out-of-memory" | "protocol-violated" | "cancelled",
  message: string,
): Attempt {
  connection.kill();
  return { kind: "verdict", result: err({ kind, message }) };
}

/** Chunks of at most `LIMITS.chunkBytes`, whatever the source gives. */
async function* chunksOf(source: ParserSource): AsyncGenerator<Uint8Array, void> {
  for await (const bytes of source.open()) {
    for (let at = 0; at < bytes.length; at += LIMITS.chunkBytes) {
      yield bytes.subarray(at, at + LIMITS.chunkBytes);
    }
  }
}
