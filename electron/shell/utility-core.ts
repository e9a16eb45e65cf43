import type { MessagePortMain, UtilityProcess } from "electron";
import { LIMITS } from "../../shared/formats/limits.ts";
import { createCoreLink } from "../rpc/core-link.ts";
import type { ShellReply } from "../rpc/core-link.ts";
import type { Ask } from "../rpc/core-messages.ts";
import type { CoreProcess } from "../rpc/core-supervisor.ts";
import { fromUtilityProcess } from "../rpc/utility-channel.ts";
import type { ElectronApi } from "./electron-api.ts";
import { childEnvironment } from "./environment.ts";
import type { Environment } from "./environment.ts";
import { answerKeychain } from "./keychain.ts";

export interface UtilityCoreOptions {
  readonly electron: Pick<ElectronApi, "utilityProcess" | "MessageChannelMain" | "safeStorage">;
  readonly coreScript: string;
  readonly importerScript: string;
  readonly environment: Environment;
  readonly platform: NodeJS.Platform;
  /** What the core or a parser wrote on its error stream, and messages that do not parse. */
  readonly log: (text: string) => void;
}

/** Starts the core in a utility process. Parsers that it asked for end with it. */
export function startUtilityCore(options: UtilityCoreOptions): CoreProcess<MessagePortMain> {
  const { electron, log } = options;
  const child = electron.utilityProcess.fork(options.coreScript, [], {
    serviceName: "Watchpost core",
    env: childEnvironment(options.environment),
    stdio: ["ignore", "pipe", "pipe"],
  });
  logOutput(child, log);
  const importers = createImporters(options);
  const link = createCoreLink<MessagePortMain>({
    channel: fromUtilityProcess(child),
    answerAsk: (ask, request) => answer(options, importers, ask, request),
    onEndImporter: importers.end,
    onDefect: (cause) => log(`message of the core: ${String(cause)}\n`),
  });
  const ended = new Promise<string>((resolve) => {
    child.once("exit", (code) => {
      importers.endAll();
      resolve(`exit code ${String(code)}`);
    });
  });
  return { link, ended, kill: () => void child.kill() };
}

async function answer(
  { electron, platform, log }: UtilityCoreOptions,
  importers: Importers,
  ask: Ask,
  request: number,
): Promise<ShellReply<MessagePortMain>> {
  if (ask.kind !== "importer") {
    return { answer: await answerKeychain(electron.safeStorage, platform, ask) };
  }
  try {
    return { answer: { kind: "importer" }, ports: [importers.start(request)] };
  } catch (error) {
    log(`a parser process could not be started: ${String(error)}\n`);
    return { answer: { kind: "unavailable", why: "the parser process could not be started" } };
  }
}

interface Importers {
  readonly start: (request: number) => MessagePortMain;
  readonly end: (request: number) => void;
  readonly endAll: () => void;
}

/** Parser processes: no environment, no streams in, one port to the core. Ended by the core's word or with it. */
function createImporters({ electron, importerScript, log }: UtilityCoreOptions): Importers {
  const running = new Map<number, UtilityProcess>();
  return {
    start: (request) => {
      const child = electron.utilityProcess.fork(importerScript, [], {
        serviceName: "Watchpost parser",
        env: {},
        stdio: ["ignore", "ignore", "pipe"],
        execArgv: [
          `--max-old-space-size=${String(LIMITS.heapMib)}`,
          "--disallow-code-generation-from-strings",
          "--disable-proto=delete",
        ],
      });
      logOutput(child, log);
      running.set(request, child);
      child.once("exit", () => running.delete(request));
      const { port1, port2 } = new electron.MessageChannelMain();
      child.postMessage({ kind: "connect" }, [port1]);
      return port2;
    },
    end: (request) => void running.get(request)?.kill(),
    endAll: () => {
      for (const child of running.values()) child.kill();
    },
  };
}

function logOutput(child: UtilityProcess, log: (text: string) => void): void {
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => log(chunk.toString("utf8")));
}
