import type { ParserChild, ParserExit } from "./parser-child.ts";
import { parserMessageSchema, type CoreMessage, type ParserMessage } from "./protocol.ts";

/** What came from the parser: a checked message, one that breaks the protocol, its end, or silence. */
export type Incoming =
  | { readonly kind: "message"; readonly message: ParserMessage }
  | { readonly kind: "violation"; readonly problem: string }
  | { readonly kind: "exit"; readonly exit: ParserExit }
  | { readonly kind: "silence" };

/** The core's end of one parser process: a queue of checked messages. A class because it lives as long as its process. */
export class ParserConnection {
  private readonly child: ParserChild;
  private readonly queue: Incoming[] = [];
  private wake: (() => void) | null = null;
  private isEnded = false;

  constructor(child: ParserChild) {
    this.child = child;
    child.onMessage((message) => this.push(check(message)));
    child.onExit((exit) => {
      this.isEnded = true;
      this.push({ kind: "exit", exit });
    });
  }

  get processId(): number | undefined {
    return this.child.processId;
  }

  hasEnded(): boolean {
    return this.isEnded;
  }

  send(message: CoreMessage): void {
    this.child.send(message);
  }

  kill(): void {
    this.isEnded = true;
    this.child.kill();
  }

  /** The next thing that came, or `silence` after `timeoutMs`, or as soon as `signal` is set. */
  async next(timeoutMs: number, signal: AbortSignal | undefined): Promise<Incoming> {
    if (this.queue.length === 0 && signal?.aborted !== true) await this.wait(timeoutMs, signal);
    return this.queue.shift() ?? { kind: "silence" };
  }

  private async wait(timeoutMs: number, signal: AbortSignal | undefined): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    let wake = (): void => undefined;
    await new Promise<void>((resolve) => {
      wake = () => resolve();
      timer = setTimeout(wake, timeoutMs);
      signal?.addEventListener("abort", wake, { once: true });
      this.wake = wake;
    });
    // One listener per message would pile up over a large source.
    signal?.removeEventListener("abort", wake);
    clearTimeout(timer);
    this.wake = null;
  }

  private push(incoming: Incoming): void {
    this.queue.push(incoming);
    this.wake?.();
  }
}

function check(message: unknown): Incoming {
  const parsed = parserMessageSchema.safeParse(message);
  if (parsed.success) return { kind: "message", message: parsed.data };
  const [issue] = parsed.error.issues;
  return { kind: "violation", problem: issue?.path.join("/") ?? "" };
}
