import { z } from "zod";
import type { WarningList } from "../../domain/observables/warninglists.ts";
import { err, ok, type Result } from "../../result.ts";
import { readJson } from "../json/read.ts";

/** A list as MISP publishes it (`lists/<name>/list.json` of its warning lists). */
const publishedListSchema = z.object({
  name: z.string().trim().min(1).max(512),
  version: z.union([z.int().min(0), z.string().max(64)]),
  type: z.string().max(64),
  matching_attributes: z.array(z.string().max(64)).max(256).default([]),
  list: z.array(z.string().max(4_096)).max(2_000_000),
});

export const WARNING_LIST_PROBLEMS = [
  /** No JSON, or odd JSON; `detail` is the place. */
  "malformed",
  /** `detail` is the first member that is not as it should be. */
  "not-a-warning-list",
  /** `detail` is the type; `regex` is refused for good, since a pattern from outside is never run. */
  "unknown-type",
  "empty",
] as const;

/** Why a file is not taken in. */
export interface WarningListFault {
  readonly problem: (typeof WARNING_LIST_PROBLEMS)[number];
  readonly detail: string;
}

export interface ReadWarningList {
  readonly list: WarningList;
  /** Entries that a list of ours can't hold: empty ones and those with a blank inside. */
  readonly leftOut: number;
}

/** Reads one list of MISP's format strictly. */
export function readWarningListFile(bytes: Uint8Array): Result<ReadWarningList, WarningListFault> {
  const document = readJson(bytes);
  if (!document.ok) return fault("malformed", document.error.message);
  const parsed = publishedListSchema.safeParse(document.value.value);
  if (!parsed.success)
    return fault("not-a-warning-list", parsed.error.issues[0]?.path.join("/") ?? "");
  const { name, version, type, matching_attributes: matchingAttributes, list } = parsed.data;
  if (!isKnownType(type)) return fault("unknown-type", type);
  const entries = list.map((entry) => entry.trim()).filter((entry) => /^\S+$/.test(entry));
  if (entries.length === 0) return fault("empty", name);
  return ok({
    list: {
      id: idOf(name),
      name,
      version: String(version),
      dateIso: dateOf(String(version)),
      type,
      matchingAttributes,
      encoding: "words",
      entries: entries.join(" "),
    },
    leftOut: list.length - entries.length,
  });
}

function fault(problem: WarningListFault["problem"], detail: string) {
  return err({ problem, detail: detail.slice(0, 512) });
}

function isKnownType(type: string): type is WarningList["type"] {
  return type === "string" || type === "hostname" || type === "substring" || type === "cidr";
}

/** Most lists count their versions as days, `20240422`; others just count. */
function dateOf(version: string): string | null {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(version);
  if (match === null) return null;
  const dateIso = `${match[1] ?? ""}-${match[2] ?? ""}-${match[3] ?? ""}`;
  return z.iso.date().safeParse(dateIso).success ? dateIso : null;
}

function idOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 128);
}
