import { join } from "node:path";

import { parseCarrierFileName } from "../../../shared/exchange/bundle/carrier-names.ts";
import type { BundleProblem } from "../../../shared/exchange/bundle/refusal.ts";
import type { RelayFailure } from "../../../shared/exchange/relay/failures.ts";
import { RELAY_LIMITS } from "../../../shared/exchange/relay/limits.ts";
import { sortMailbox } from "../../../shared/exchange/relay/mailbox.ts";
import { TEMPORARY_PREFIX } from "../../files/atomic-write.ts";
import type { FilePort } from "../../files/file-port.ts";
import { throwIfAborted } from "../bundle/bundle-error.ts";
import type { LongWork } from "../bundle/bundle-environment.ts";
import type { RefusedFile } from "../carrier/scan-carrier.ts";
import { RelayError, settleRelay, type RelayConnection, type RelayObject } from "./relay-port.ts";

/** What a visit brought into the folder beside the vault's own files, still sealed. */
export interface Fetched {
  /** Bundles of which everything is here, by the names that their files have in common. */
  readonly names: ReadonlySet<string>;
  /** Named, and not brought. */
  readonly refused: readonly RefusedFile[];
  /** Bundles whose last part has not come yet. */
  readonly arriving: number;
  readonly notLookedAt: number;
  /** Why not everything was looked at; null when it was. */
  readonly endedBy: RelayFailure | BundleProblem | null;
}

export interface VisitOptions extends LongWork {
  readonly directory: string;
  /** Runs one step, again where it failed by chance. */
  readonly again: <T>(step: () => Promise<T>) => Promise<T>;
}

/**
 * Brings what lies whole in our mailbox into a folder of the vault, as it came: sealed, checked against what the relay announced, durable
 * under its name. What an earlier visit brought is not fetched again. An object that is refused stops none of the others; when the relay
 * does not answer any more, what came is kept.
 */
export async function fetchMailbox(
  files: FilePort,
  relay: RelayConnection,
  options: VisitOptions,
): Promise<Fetched> {
  const { directory, again } = options;
  const listed = await settleRelay(directory, () => again(() => relay.list()));
  if (!listed.ok) return { ...NOTHING, endedBy: listed.error };
  const { objects, unusable, notLookedAt } = listed.value;
  const { whole, arriving, strange } = sortMailbox(objects.map(({ name }) => name));
  const cleaned = await settleRelay(directory, async () => {
    for (const name of strange) await again(() => relay.remove(name));
    for (const name of unusable) await again(() => relay.forget(name));
  });
  const seen = { arriving: arriving.length, notLookedAt };
  const named = [...strange.map(refusedAsNone), ...unusable.map(refusedAsDamaged)];
  if (!cleaned.ok) return { ...NOTHING, ...seen, refused: named, endedBy: cleaned.error };
  const wanted = new Set(whole);
  const ofBundles = objects.filter(({ name }) => wanted.has(bundleOf(name)));
  const brought = await fetchObjects(files, relay, ofBundles, options);
  return { ...brought, ...seen, refused: [...named, ...brought.refused] };
}

const NOTHING: Fetched = {
  names: new Set(),
  refused: [],
  arriving: 0,
  notLookedAt: 0,
  endedBy: null,
};

async function fetchObjects(
  files: FilePort,
  relay: RelayConnection,
  objects: readonly RelayObject[],
  options: VisitOptions,
): Promise<Pick<Fetched, "names" | "refused" | "endedBy">> {
  const names = new Set(objects.map(({ name }) => bundleOf(name)));
  const refused: RefusedFile[] = [];
  for (const [at, object] of objects.entries()) {
    const { name } = object;
    const fetched = await settleRelay(options.directory, () =>
      fetchObject(files, relay, object, options),
    );
    if (fetched.ok) continue;
    if (ENDING.has(fetched.error.kind)) {
      for (const left of objects.slice(at)) names.delete(bundleOf(left.name));
      return { names, refused, endedBy: fetched.error };
    }
    names.delete(bundleOf(name));
    refused.push({ fileName: name, problem: fetched.error });
  }
  return { names, refused, endedBy: null };
}

/** What would go wrong with the next object as well. */
const ENDING: ReadonlySet<string> = new Set([
  "cancelled",
  "relay-unreachable",
  "relay-credentials-refused",
  "relay-not-permitted",
  "relay-mailbox-missing",
]);

async function fetchObject(
  files: FilePort,
  relay: RelayConnection,
  { name, sizeBytes }: RelayObject,
  { directory, again, signal, onProgress }: VisitOptions,
): Promise<void> {
  if (sizeBytes > RELAY_LIMITS.objectSizeBytes) {
    const allowedBytes = RELAY_LIMITS.objectSizeBytes;
    throw new RelayError({ kind: "relay-too-large", name, sizeBytes, allowedBytes });
  }
  throwIfAborted(signal);
  const path = join(directory, name);
  if ((await files.status(path))?.sizeBytes === sizeBytes) return;
  const temporary = join(directory, `${TEMPORARY_PREFIX}${name}`);
  await again(async () => {
    throwIfAborted(signal);
    await removeIfPresent(files, temporary);
    await writeChecked(files, temporary, relay.read(name), { name, sizeBytes });
  });
  await files.rename(temporary, path);
  await files.syncDirectory(directory);
  onProgress?.({ phase: "collect", doneBytes: sizeBytes, totalBytes: null });
}

/** Never more than was announced, whatever the relay goes on to send. */
async function writeChecked(
  files: FilePort,
  path: string,
  content: AsyncIterable<Uint8Array>,
  { name, sizeBytes }: RelayObject,
): Promise<void> {
  const file = await files.createFile(path);
  let writtenBytes = 0;
  try {
    for await (const bytes of content) {
      writtenBytes += bytes.length;
      if (writtenBytes > sizeBytes) break;
      await file.write(bytes);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  if (writtenBytes !== sizeBytes) throw new RelayError({ kind: "relay-damaged", name });
}

/** Takes everything of some bundles away, there first: what is cut off in between is known here the next time. */
export async function removeFetched(
  files: FilePort,
  relay: RelayConnection,
  names: ReadonlySet<string>,
  { directory, again }: VisitOptions,
): Promise<readonly string[]> {
  const fileNames = (await files.readDirectory(directory)).filter((fileName) =>
    names.has(bundleOf(fileName)),
  );
  if (fileNames.length === 0) return [];
  for (const fileName of fileNames) await again(() => relay.remove(fileName));
  for (const fileName of fileNames) await files.removeFile(join(directory, fileName));
  await files.syncDirectory(directory);
  return fileNames;
}

function bundleOf(fileName: string): string {
  return parseCarrierFileName(fileName)?.name ?? "";
}

function refusedAsNone(name: string): RefusedFile {
  return { fileName: name.slice(0, SHOWN_NAME_CHARS), problem: { kind: "not-a-bundle" } };
}

function refusedAsDamaged(name: string): RefusedFile {
  const shown = name.slice(0, SHOWN_NAME_CHARS);
  return { fileName: shown, problem: { kind: "relay-damaged", name: shown } };
}

/** Whoever writes to us chooses the names; they go no further than a line of the result. */
const SHOWN_NAME_CHARS = 64;

async function removeIfPresent(files: FilePort, path: string): Promise<void> {
  if ((await files.status(path)) !== undefined) await files.removeFile(path);
}
