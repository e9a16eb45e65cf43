import { createHash, randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSessionBook } from "../../../electron/host/session-book.ts";
import type { SessionBook } from "../../../electron/host/session-book.ts";
import { startHostServer } from "../../../electron/host/server.ts";
import type { HostServer } from "../../../electron/host/server.ts";
import type { ControlChannel, FromCore, ToCore } from "../../../electron/rpc/core-messages.ts";
import { createCoreLink } from "../../../electron/rpc/core-link.ts";
import type { CoreLink } from "../../../electron/rpc/core-link.ts";
import { startCoreServer } from "../../../electron/rpc/core-server.ts";
import type { MessagePortMainLike } from "../../../electron/rpc/message-port.ts";
import { loadRendererAssets } from "../../../electron/shell/renderer-assets.ts";
import { createStubCore } from "../../helpers/stub-core.ts";

export interface HostScene {
  readonly host: HostServer;
  readonly sessions: SessionBook;
  readonly clock: { nowMs: number };
  readonly events: string[];
  readonly windowCounts: number[];
  readonly refusals: string[];
  readonly loseCore: () => void;
  readonly end: () => Promise<void>;
}

const PAGE = `<!doctype html><html><head><meta charset="utf-8"><title>Watchpost</title>
<meta property="csp-nonce" nonce="__CSP_NONCE__"><style nonce="__CSP_NONCE__">body{margin:0}</style>
<script type="module" src="/assets/app.js"></script></head><body><div id="root"></div></body></html>`;

/** A built window in a temporary folder; `script` is its only script. */
export async function writeDist(script: string): Promise<string> {
  const dist = await mkdtemp(join(tmpdir(), "host-dist-"));
  const files = [
    ["/index.html", PAGE, "text/html; charset=utf-8"],
    ["/assets/app.js", script, "text/javascript; charset=utf-8"],
    ["/assets/app.css", "body{color:red}", "text/css; charset=utf-8"],
    ["/favicon.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>', "image/svg+xml"],
  ] as const;
  await mkdir(join(dist, "renderer", "assets"), { recursive: true });
  const entries = files.map(([path, text, mediaType]) => {
    const sha256 = createHash("sha256").update(text).digest("hex");
    return [path, { sha256, mediaType, sizeBytes: Buffer.byteLength(text) }] as const;
  });
  await Promise.all(files.map(([path, text]) => writeFile(join(dist, "renderer", path), text)));
  await writeFile(
    join(dist, "renderer-manifest.json"),
    JSON.stringify(Object.fromEntries(entries)),
  );
  return dist;
}

/** The real server over a stub core in this process. */
export async function startScene(script = "export {};"): Promise<HostScene> {
  const dist = await writeDist(script);
  const clock = { nowMs: 1_000_000 };
  const [events, windowCounts, refusals] = [[] as string[], [] as number[], [] as string[]];
  const sessions = createSessionBook({
    nowMs: () => clock.nowMs,
    randomBytes,
    onPause: () => events.push("paused"),
  });
  const cores = createCores(events);
  const host = await startHostServer({
    assets: await loadRendererAssets(dist),
    sessions,
    core: cores.current,
    randomBytes,
    installationPhrase: "lusab-babad-gutih",
    onWindowCount: (windows) => windowCounts.push(windows),
    onRefusal: (status, rule) => refusals.push(`${String(status)} ${rule}`),
  });
  const end = async (): Promise<void> => {
    await host.close();
    await rm(dist, { recursive: true });
  };
  return { host, sessions, clock, events, windowCounts, refusals, loseCore: cores.lose, end };
}

/** Cores in this process, one after the other. */
function createCores(events: string[]) {
  let current: { readonly link: CoreLink<never>; readonly lose: () => void } | null = null;
  const start = () => {
    const { core, events: coreEvents } = createStubCore();
    const line = createLine();
    const link = createCoreLink<never>({
      channel: line.shell,
      answerAsk: () => Promise.resolve({ answer: { kind: "unavailable", why: "none" } }),
      onDefect: (cause) => events.push(`defect ${String(cause)}`),
    });
    const started = startCoreServer({
      channel: line.core,
      shell: "host",
      createCore: () => core,
      defects: {
        report: ({ cause }) => events.push(`defect ${String(cause)}`),
        newReference: () => "d",
      },
      exit: () => events.push("exit", ...coreEvents),
    });
    started.catch((cause: unknown) => events.push(`defect ${String(cause)}`));
    return { link, lose: line.close };
  };
  return {
    current: async () => {
      current ??= start();
      await current.link.ready;
      return current.link;
    },
    lose: () => {
      current?.lose();
      current = null;
    },
  };
}

function createLine() {
  const closeListeners: (() => void)[] = [];
  const shell = createSide<never>(closeListeners, () => core);
  const core: Side<MessagePortMainLike> = createSide(closeListeners, () => shell);
  return {
    shell: shell.channel,
    core: core.channel,
    close: () => closeListeners.splice(0).forEach((closed) => closed()),
  };
}

interface Side<Port> {
  readonly receive: (message: unknown) => void;
  readonly channel: ControlChannel<Port>;
}

function createSide<Port>(
  closeListeners: (() => void)[],
  other: () => { readonly receive: (message: unknown) => void },
): Side<Port> {
  let listener: ((message: unknown, ports: readonly Port[]) => void) | null = null;
  return {
    receive: (message) => queueMicrotask(() => listener?.(message, [])),
    channel: {
      send: (message: ToCore | FromCore) => other().receive(structuredClone(message)),
      onMessage: (next) => {
        listener = next;
      },
      onClose: (listener) => closeListeners.push(listener),
    },
  };
}
