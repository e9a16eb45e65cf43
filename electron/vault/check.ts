import { err, ok, type Result } from "../../shared/result.ts";
import type { VaultFailureOf } from "../../shared/vault/failures.ts";
import { isCanaryControl } from "../storage/canary-control.ts";
import { checkTables } from "../storage/check-database.ts";
import type { RecordsReport } from "../storage/checking/check-records.ts";
import { createPageVerifier, PAGE_SIZE_BYTES } from "../storage/page-integrity.ts";
import { readHeaderFile, verifyHeader } from "./header-file.ts";
import { runLongWork, withSnapshot } from "./long-work.ts";
import type { OpenVault } from "./vault.ts";

export interface CheckProblem {
  readonly kind:
    | "header"
    | "page-damaged"
    | "table-damaged"
    | "foreign-key-broken"
    | "blob-damaged"
    | "blob-missing"
    | "journal";
  /** Numbers and technical names only, never content. */
  readonly detail: string;
}

export interface CheckReport {
  readonly isOk: boolean;
  readonly counts: {
    readonly pages: number;
    readonly tables: number;
    readonly blobs: number;
    /** Evidence files that no row refers to; harmless, the collector takes them. */
    readonly unreferencedBlobs: number;
  };
  readonly problems: readonly CheckProblem[];
}

/** Checks what the database holds, and names what is wrong with it. */
export type DatabaseCheck = () => Promise<RecordsReport>;

export interface CheckOptions {
  /** SHA-256 of all evidence that rows refer to, in hexadecimal. */
  readonly referencedBlobs: Iterable<string>;
  /** Checks what the database holds; for vaults without a journal the tables alone. */
  readonly checkDatabase?: DatabaseCheck;
  /** Bytes looked at so far, of all pages and evidence files. */
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Verifies everything that a vault consists of (design 4): header, every page, tables with their indexes and foreign keys,
 * every evidence file, journal. Work goes on meanwhile. Problems are listed, not raised.
 */
export async function checkVault(
  vault: OpenVault,
  options: CheckOptions,
): Promise<Result<CheckReport, VaultFailureOf<"cancelled">>> {
  return runLongWork(vault, options.signal, async (signal) =>
    checkAll(vault, { ...options, signal }),
  );
}

async function checkAll(
  vault: OpenVault,
  options: CheckOptions,
): Promise<Result<CheckReport, VaultFailureOf<"cancelled">>> {
  const isCancelled = (): boolean => options.signal?.aborted === true;
  const progress = await measure(vault, options.onProgress);
  const headerProblems = await checkHeader(vault);
  const pages = await checkPages(vault, progress, isCancelled);
  const tables = isCancelled() ? NOTHING : await checkDatabase(vault, options);
  const blobs = await checkBlobs(vault, options.referencedBlobs, progress, isCancelled);
  if (isCancelled()) return err({ kind: "cancelled" });
  const problems: readonly CheckProblem[] = [
    ...headerProblems,
    ...pages.problems,
    ...tables.problems,
    ...blobs.problems,
  ];
  const counts = {
    pages: pages.pages,
    tables: tables.tables,
    blobs: blobs.blobs,
    unreferencedBlobs: blobs.unreferenced,
  };
  return ok({ isOk: problems.length === 0, counts, problems });
}

const NOTHING: RecordsReport = { tables: 0, problems: [] };

async function checkDatabase(vault: OpenVault, options: CheckOptions): Promise<RecordsReport> {
  return options.checkDatabase === undefined
    ? checkTables(vault.database, "full", () => options.signal?.aborted === true)
    : options.checkDatabase();
}

type Progress = (bytes: number) => void;

async function measure(
  { blobs, session }: OpenVault,
  onProgress: CheckOptions["onProgress"],
): Promise<Progress> {
  const { files } = session.environment;
  let totalBytes = (await files.status(session.paths.database))?.sizeBytes ?? 0;
  for await (const name of blobs.listNames()) {
    totalBytes += (await files.status(blobs.layout.pathOfName(name)))?.sizeBytes ?? 0;
  }
  let doneBytes = 0;
  return (bytes) => {
    doneBytes += bytes;
    onProgress?.(Math.min(doneBytes, totalBytes), totalBytes);
  };
}

async function checkHeader({ session }: OpenVault): Promise<readonly CheckProblem[]> {
  const header = await readHeaderFile(session.environment, session.paths.header);
  if (!header.ok) return [{ kind: "header", detail: header.error.kind }];
  const verified = verifyHeader(session.keys, header.value);
  return verified.ok ? [] : [{ kind: "header", detail: verified.error.kind }];
}

interface PagesReport {
  readonly pages: number;
  readonly problems: readonly CheckProblem[];
}

async function checkPages(
  vault: OpenVault,
  progress: Progress,
  isCancelled: () => boolean,
): Promise<PagesReport> {
  const { environment, keys } = vault.session;
  // Without encryption there are no authentication codes to verify.
  if (isCanaryControl(environment)) return { pages: 0, problems: [] };
  const verifier = createPageVerifier(keys.key("database"));
  const problems: CheckProblem[] = [];
  let pages = 0;
  const checked = await withSnapshot<undefined, never>(vault, async (snapshot) => {
    for await (const bytes of snapshot.read()) {
      if (isCancelled()) break;
      for (const page of verifier.verify(bytes)) {
        problems.push({ kind: "page-damaged", detail: `page ${String(page)}` });
      }
      pages += bytes.length / PAGE_SIZE_BYTES;
      progress(bytes.length);
    }
    return ok(undefined);
  });
  verifier.wipe();
  if (checked.ok) return { pages, problems };
  return { pages, problems: [...problems, { kind: "page-damaged", detail: checked.error.kind }] };
}

async function checkBlobs(
  { blobs, session }: OpenVault,
  referencedBlobs: Iterable<string>,
  progress: Progress,
  isCancelled: () => boolean,
): Promise<{
  readonly blobs: number;
  readonly unreferenced: number;
  readonly problems: readonly CheckProblem[];
}> {
  const missing = new Set(Array.from(referencedBlobs, (sha256Hex) => blobs.nameOf(sha256Hex)));
  const problems: CheckProblem[] = [];
  let count = 0;
  let unreferenced = 0;
  for await (const name of blobs.listNames()) {
    if (isCancelled()) break;
    count += 1;
    if (!missing.delete(name)) unreferenced += 1;
    const verified = await blobs.verifyName(name);
    if (!verified.ok) problems.push({ kind: "blob-damaged", detail: name });
    const path = blobs.layout.pathOfName(name);
    progress((await session.environment.files.status(path))?.sizeBytes ?? 0);
  }
  const absent = [...missing].map((name) => ({ kind: "blob-missing", detail: name }) as const);
  return { blobs: count, unreferenced, problems: [...problems, ...absent] };
}
