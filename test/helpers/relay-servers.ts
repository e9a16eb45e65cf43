import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { addMailbox, saveBook, type NewMailbox } from "../../build/deploy/mailbox-book.ts";
import { EMPTY_BOOK } from "../../build/deploy/render-accounts.ts";
import { ROOT } from "./cli.ts";

const RECIPES = join(ROOT, "build", "deploy");
/** Where Debian puts it, which is not on everybody's path. */
const SERVER = existsSync("/usr/sbin/nats-server") ? "/usr/sbin/nats-server" : "nats-server";
const READY_MS = 20_000;

/** A place for the servers of one test: certificates, configuration, data. */
export interface RelayPlace {
  readonly directory: string;
  /** Of the authority that signed the servers' certificate, as PEM. */
  readonly ca: string;
  readonly caFile: string;
  readonly addMailbox: (leaf?: string) => NewMailbox;
  readonly dispose: () => void;
}

export function relayPlace(mailboxSize = "128MB"): RelayPlace {
  const directory = mkdtempSync(join(tmpdir(), "watchpost-relay-"));
  saveBook(directory, { ...EMPTY_BOOK, mailboxSize });
  makeCertificates(directory);
  const caFile = join(directory, "ca.pem");
  return {
    directory,
    caFile,
    ca: readFileSync(caFile, "utf8"),
    addMailbox: (leaf) => addMailbox(directory, leaf ?? null),
    dispose: () => {
      rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

export interface RelayServer {
  readonly port: number;
  readonly url: string;
  readonly store: string;
  readonly log: () => string;
  /** As a power cut for the process: nothing is said to anybody. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
}

export interface ServerOrder {
  readonly recipe: "single" | "cluster" | "leaf";
  readonly name: string;
  /** Folder with its `mailboxes.conf`; the place itself unless it is a leaf's. */
  readonly accounts?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts the real server with a recipe as it is shipped. */
export async function startRelay(place: RelayPlace, order: ServerOrder): Promise<RelayServer> {
  const server = await prepareRelay(place, order);
  await server.start();
  return server;
}

/** The same, not started yet: servers of a cluster wait for each other. */
export async function prepareRelay(
  { directory }: RelayPlace,
  { recipe, name, accounts = directory, environment = {} }: ServerOrder,
): Promise<RelayServer> {
  const home = join(directory, name);
  const store = join(home, "data");
  mkdirSync(store, { recursive: true });
  const config = join(home, "relay.conf");
  const logFile = join(home, "log");
  cpSync(join(RECIPES, recipe, "relay.conf"), config);
  const port = await freePort();
  const env = {
    ...process.env,
    RELAY_NAME: name,
    RELAY_HOST: "127.0.0.1",
    RELAY_PORT: String(port),
    RELAY_CERT: join(directory, "server.pem"),
    RELAY_KEY: join(directory, "server.key"),
    RELAY_CA: join(directory, "ca.pem"),
    RELAY_STORE: store,
    RELAY_MAX_BYTES: "10GB",
    ...environment,
  };
  let child: ChildProcess | undefined;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ended = child;
    child = undefined;
    if (ended === undefined || ended.exitCode !== null || ended.signalCode !== null) return;
    const gone = new Promise((resolve) => ended.once("exit", resolve));
    ended.kill(signal);
    await gone;
  };
  return {
    port,
    url: `tls://127.0.0.1:${String(port)}`,
    store,
    log: () => (existsSync(logFile) ? readFileSync(logFile, "utf8") : ""),
    kill: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
    start: async () => {
      cpSync(join(accounts, "mailboxes.conf"), join(home, "mailboxes.conf"));
      writeFileSync(logFile, "");
      child = spawn(SERVER, ["-c", config, "-l", logFile], { env, stdio: "ignore" });
      await ready(child, logFile);
    },
  };
}

async function ready(child: ChildProcess, logFile: string): Promise<void> {
  const endMs = performance.now() + READY_MS;
  while (!readFileSync(logFile, "utf8").includes("Server is ready")) {
    if (child.exitCode !== null || performance.now() > endMs) {
      throw new Error(`nats-server does not start: ${readFileSync(logFile, "utf8")}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Port of a server that listens on an address. */
export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("it does not listen");
  return address.port;
}

/** An authority and one certificate for all servers of a test, as the README makes them. */
function makeCertificates(directory: string): void {
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  openssl(directory, [
    ...["req", "-x509", ...key, "-keyout", "ca.key", "-out", "ca.pem", "-days", "30"],
    ...["-subj", "/CN=Relay authority"],
  ]);
  openssl(directory, [
    ...["req", ...key, "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=relay"],
  ]);
  writeFileSync(
    join(directory, "server.ext"),
    "subjectAltName=IP:127.0.0.1,DNS:localhost\nextendedKeyUsage=serverAuth,clientAuth\n",
  );
  openssl(directory, [
    ...["x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key"],
    ...["-CAcreateserial", "-out", "server.pem", "-days", "30", "-extfile", "server.ext"],
  ]);
}

function openssl(cwd: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync("openssl", args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`openssl ${args.join(" ")}: ${stderr}`);
}
