import type { CoreLink } from "./core-link.ts";

/** A started core process, as the shell that started it sees it. */
export interface CoreProcess<Port> {
  readonly link: CoreLink<Port>;
  /** Resolves with a description when the process has ended, for whatever reason. */
  readonly ended: Promise<string>;
  /** Ends it now; SQLite rolls back what was not acknowledged. */
  readonly kill: () => void;
}

export interface CoreSupervisorOptions<Port> {
  readonly start: () => CoreProcess<Port>;
  readonly nowMs: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** The core ended by itself: windows have to connect again, to a locked vault. */
  readonly onLost: (how: string) => void;
  /** It ended so often that starting it again makes no sense. */
  readonly onGivenUp: () => void;
}

/** Keeps one core running for a shell. */
export interface CoreSupervisor<Port> {
  /** The running core; rejects once given up or stopped. */
  readonly ready: () => Promise<CoreLink<Port>>;
  /** The core if it is running and served at least once; for messages that make no sense later. */
  readonly now: () => CoreLink<Port> | null;
  /** Locks and ends the core; kills it after `STOP_PATIENCE_MS`. */
  readonly stop: () => Promise<void>;
}

/** A core that ends this often within a minute is broken, not unlucky. */
export const MAX_RESTARTS_PER_MINUTE = 5;
const RESTART_WINDOW_MS = 60_000;
/** Time to lock and checkpoint; closing a vault of 1,000,000 observables took well below a second. */
export const STOP_PATIENCE_MS = 5_000;

export function createCoreSupervisor<Port>(
  options: CoreSupervisorOptions<Port>,
): CoreSupervisor<Port> {
  const losses: number[] = [];
  let isStopping = false;
  let current: CoreProcess<Port> | null = null;
  const run = (): void => {
    const core = options.start();
    current = core;
    void afterEnd(core);
  };
  const afterEnd = async (core: CoreProcess<Port>): Promise<void> => {
    const how = await core.ended;
    current = null;
    if (isStopping) return;
    losses.push(options.nowMs());
    options.onLost(how);
    if (isHopeless(losses)) options.onGivenUp();
    else run();
  };
  run();
  const ready = async (): Promise<CoreLink<Port>> => {
    for (let core = current; core !== null; core = current) {
      if (await servesAtAll(core)) return core.link;
      await core.ended;
    }
    throw new Error("There is no core process any more");
  };
  return {
    ready,
    now: () => current?.link ?? null,
    stop: async () => {
      isStopping = true;
      if (current !== null) await stopCore(current, options.wait);
    },
  };
}

async function stopCore<Port>(
  core: CoreProcess<Port>,
  wait: (ms: number) => Promise<void>,
): Promise<void> {
  core.link.shutdown();
  await Promise.race([core.ended, wait(STOP_PATIENCE_MS)]);
  core.kill();
  await core.ended;
}

async function servesAtAll<Port>(core: CoreProcess<Port>): Promise<boolean> {
  return core.link.ready.then(
    () => true,
    () => false,
  );
}

function isHopeless(losses: readonly number[]): boolean {
  const oldest = losses.at(-MAX_RESTARTS_PER_MINUTE);
  const newest = losses.at(-1);
  return oldest !== undefined && newest !== undefined && newest - oldest < RESTART_WINDOW_MS;
}
