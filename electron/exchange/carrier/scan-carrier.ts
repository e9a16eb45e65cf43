import { isAbsolute, join, relative } from "node:path";

import type { Failure } from "../../../shared/contract/failures.ts";
import { parseCarrierFileName } from "../../../shared/exchange/bundle/carrier-names.ts";
import type { BundleProblem } from "../../../shared/exchange/bundle/refusal.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { TEMPORARY_PREFIX } from "../../files/atomic-write.ts";
import type { FilePort, ReadableFile } from "../../files/file-port.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { settleBundle } from "../bundle/bundle-error.ts";
import { openCarriedBundle } from "../bundle/carried-bundle.ts";
import { ownNameState } from "./outbox-rows.ts";

/** Why a folder is not used at all. Nothing in it was touched. */
export type CarrierProblem =
  | { readonly kind: "carrier-missing"; readonly path: string }
  /** A link could lead anywhere, also to somebody else's folder. */
  | { readonly kind: "carrier-not-a-folder"; readonly path: string; readonly found: string }
  /** What lies in a vault belongs to it and is put in order by it. */
  | { readonly kind: "carrier-inside-vault"; readonly path: string };

/** Something on a carrier that may be a bundle for us. */
export interface CarrierFile {
  readonly fileName: string;
  readonly open: () => Promise<ReadableFile>;
}

export interface RefusedFile {
  readonly fileName: string;
  readonly problem: BundleProblem | Failure;
}

/** What lies on a carrier. */
export interface CarrierScan {
  readonly candidates: readonly CarrierFile[];
  /** Called like a bundle, and no regular file. Not opened. */
  readonly refused: readonly RefusedFile[];
  /** Ours, and of no use any more: temporary files of a copy that was cut off, bundles that were delivered or have expired. */
  readonly leftovers: readonly string[];
  /** Files beyond the most that are looked at. */
  readonly notLookedAt: number;
}

/** Each costs the opening of a header, some 20 ms; nobody carries more, and a folder full of them must not hold the desk for long. */
const MAX_CANDIDATES = 2_000;

/** The folder itself must be one: whoever swapped it for a link would have us read or write somewhere else. */
export async function admitCarrier(
  files: FilePort,
  directory: string,
  vaultDirectory: string,
): Promise<Result<void, CarrierProblem | BundleProblem>> {
  const fromVault = relative(vaultDirectory, directory);
  if (!fromVault.startsWith("..") && !isAbsolute(fromVault)) {
    return err({ kind: "carrier-inside-vault", path: directory });
  }
  const status = await settleBundle(directory, () => files.status(directory));
  if (!status.ok) return status;
  const found = status.value?.kind;
  if (found === undefined) return err({ kind: "carrier-missing", path: directory });
  return found === "directory"
    ? ok(undefined)
    : err({ kind: "carrier-not-a-folder", path: directory, found });
}

/**
 * Looks at the names in a folder and opens nothing. Bundles are files that end in `.age`, and sets of parts; whatever else lies
 * there is somebody's and none of our business. Links and special files are named and left alone.
 */
export async function scanCarrier(
  files: FilePort,
  directory: string,
  read: ReadHandle,
): Promise<Result<CarrierScan, BundleProblem>> {
  return settleBundle(directory, async () => {
    const names = (await files.readDirectory(directory)).toSorted();
    const candidates = new Map<string, CarrierFile>();
    const refused: RefusedFile[] = [];
    const leftovers: string[] = [];
    for (const fileName of names) {
      const verdict = judgeName(fileName, read);
      if (verdict === "other") continue;
      const path = join(directory, fileName);
      const kind = (await files.status(path))?.kind;
      if (verdict === "leftover") {
        if (kind === "file") leftovers.push(fileName);
      } else if (kind !== "file") {
        // Gone between the two looks: taken away by whom it belongs to.
        if (kind !== undefined) refused.push({ fileName, problem: notRegular(path) });
      } else if (verdict.kind === "part") {
        const { name } = verdict;
        const open = (): Promise<ReadableFile> => openCarriedBundle(files, directory, name);
        candidates.set(name, { fileName: `${name}.age`, open });
      } else {
        candidates.set(fileName, { fileName, open: () => files.openForReading(path) });
      }
    }
    const found = [...candidates.values()];
    return {
      candidates: found.slice(0, MAX_CANDIDATES),
      refused,
      leftovers,
      notLookedAt: Math.max(0, found.length - MAX_CANDIDATES),
    };
  });
}

type NameVerdict =
  | "other"
  | "leftover"
  | { readonly kind: "whole" }
  | { readonly kind: "part"; readonly name: string };

function judgeName(fileName: string, read: ReadHandle): NameVerdict {
  // FAT gives short names back in capitals.
  const lower = fileName.toLowerCase();
  const isTemporary = lower.startsWith(TEMPORARY_PREFIX);
  const ours = parseCarrierFileName(isTemporary ? lower.slice(TEMPORARY_PREFIX.length) : lower);
  const state = ours === undefined ? "not-ours" : ownNameState(read, ours.name);
  // A temporary file of another desk may be in work on a share.
  if (isTemporary) return state === "not-ours" ? "other" : "leftover";
  if (state !== "not-ours") return state === "ended" ? "leftover" : "other";
  if (ours !== undefined && ours.kind !== "whole") return { kind: "part", name: ours.name };
  return lower.endsWith(".age") ? { kind: "whole" } : "other";
}

function notRegular(path: string): Failure {
  return { kind: "not-a-regular-file", path };
}
