import type { z } from "zod";
import type { progressSchema } from "../../../shared/contract/call.ts";
import type { Failure } from "../../../shared/contract/failures.ts";
import type { WarningListEntry } from "../../../shared/contract/warning-lists.ts";
import {
  compileWarningLists,
  withWarningLists,
  type WarningListMatcher,
  type WarningListPack,
} from "../../../shared/domain/observables/warninglists.ts";
import { readWarningListFile } from "../../../shared/formats/warning-list/parse.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Database, WriteHandle } from "../../storage/database.ts";
import type { Actor } from "../../storage/journal/action-stamp.ts";
import { applyAction } from "../../storage/journal/apply-action.ts";
import type { WarninglistLookup } from "../../storage/links/intern-observables.ts";
import {
  isInstalledList,
  readInstalledLists,
  readRecheck,
  removeInstalledList,
  saveInstalledList,
  saveRecheck,
} from "../../storage/tables/warning-lists.ts";
import { recheckObservables } from "./recheck-observables.ts";

export interface WarningListsService {
  /** Look-up in the lists in force; they are compiled when the first value asks. */
  readonly lookup: WarninglistLookup;
  /** By name. `isRechecked` is false while observables wait to be looked up again. */
  readonly list: () => { items: WarningListEntry[]; isRechecked: boolean };
  readonly install: (
    bytes: Uint8Array,
  ) => Result<{ name: string; entries: number; leftOut: number; replaced: boolean }, Failure>;
  /** The program's own list of that name, if there is one, is in force again. */
  readonly remove: (name: string) => Result<{ name: string }, Failure>;
  readonly recheck: (
    report: (progress: z.infer<typeof progressSchema>) => void,
    signal: AbortSignal,
  ) => Promise<Result<{ checked: number; changed: number }, Failure>>;
}

export interface WarningListsPorts {
  readonly database: Database;
  readonly actor: () => Actor;
  readonly organisationId: () => string;
  /** Those that come with the program. */
  readonly shipped: () => WarningListPack;
}

export function createWarningLists(ports: WarningListsPorts): WarningListsService {
  const { database, shipped } = ports;
  let matcher: WarningListMatcher | undefined;
  const inForce = (): WarningListMatcher => {
    const further = readInstalledLists(database.read).map(({ list }) => list);
    return compileWarningLists(withWarningLists(shipped(), further));
  };
  const lookup: WarninglistLookup = (observable) => {
    matcher ??= inForce();
    return matcher.match(observable).map(({ name, dateIso }) => ({ name, date: dateIso }));
  };
  const change = (verb: string, cause: string, apply: (write: WriteHandle) => void): void => {
    database.transaction((write) => {
      apply(write);
      saveRecheck(write, 1);
      const subject = {
        kind: "setting",
        id: ports.organisationId(),
        title: "warningLists",
      } as const;
      const subjects = [{ subject, changes: [], isAct: true }] as const;
      applyAction(write, ports.actor(), { verb, cause, isUndoable: false, subjects });
    });
    matcher = undefined;
  };
  return {
    lookup,
    list: () => ({
      items: entriesOf(database, shipped()),
      isRechecked: readRecheck(database.read) === null,
    }),
    install: (bytes) => {
      const found = readWarningListFile(bytes);
      if (!found.ok) return err({ kind: "warning-list-refused", ...found.error });
      const { list, leftOut } = found.value;
      const isShipped = shipped().lists.some(({ name }) => name === list.name);
      const replaced = isShipped || isInstalledList(database.read, list.name);
      const { name: installedBy, nowMs } = ports.actor();
      change("warning-list-installed", `${list.name}, ${list.version}`, (write) =>
        saveInstalledList(write, { list, installedAtMs: nowMs(), installedBy }),
      );
      return ok({ name: list.name, entries: countEntries(list.entries), leftOut, replaced });
    },
    remove: (name) => {
      if (!isInstalledList(database.read, name))
        return err({
          kind: "invalid-value",
          field: "name",
          found: name,
          expected: "the name of a list that was brought in",
        });
      change("warning-list-removed", name, (write) => removeInstalledList(write, name));
      return ok({ name });
    },
    recheck: (report, signal) => recheckObservables(database, lookup, report, signal),
  };
}

function entriesOf({ read }: Database, shipped: WarningListPack): WarningListEntry[] {
  const installed = readInstalledLists(read);
  const origins = new Map(installed.map((one) => [one.list.name, one]));
  const { lists, snapshotDateIso } = withWarningLists(
    shipped,
    installed.map(({ list }) => list),
  );
  return lists
    .map(({ name, version, dateIso, type, entries, encoding }) => {
      const origin = origins.get(name);
      return {
        name,
        version,
        date: dateIso ?? snapshotDateIso,
        type,
        entries: encoding === "words" ? countEntries(entries) : null,
        installedAt: origin === undefined ? null : new Date(origin.installedAtMs).toISOString(),
        installedBy: origin?.installedBy ?? null,
      };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"));
}

function countEntries(entries: string): number {
  return entries.split(" ").length;
}
