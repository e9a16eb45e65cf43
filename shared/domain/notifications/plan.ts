import type { Constituent } from "../../model/constituent.ts";
import type { ConstituentId } from "../../model/ids.ts";
import type { NotificationLanguage, NotificationRow } from "../../model/notification.ts";
import type { Pap, Tlp } from "../../model/values.ts";
import type { ConstituentIndex } from "../constituents/constituent-index.ts";
import {
  matchConstituent,
  type ConstituentMatch,
  type MatchStep,
  type NamedConstituent,
} from "../constituents/match-constituent.ts";
import type { TlpLabel } from "../markings/tlp.ts";
import { chooseContact, type ContactChoice } from "./choose-contact.ts";
import { rowKey, withheldBecause, type VictimRow, type WithheldBecause } from "./victim-row.ts";

/** A row that a constituent was told, or is about to be. */
export interface ToldRow {
  readonly token: string;
  readonly subjectNumber: string;
  readonly at: string;
  /** False while the message that has it is a draft. */
  readonly hasLeft: boolean;
}

/** What the plan depends on, gathered by the caller. */
export interface PlanBasis {
  readonly index: ConstituentIndex;
  readonly constituents: ReadonlyMap<string, Constituent>;
  readonly rsitClass: string | null;
  readonly ceiling: TlpLabel;
  readonly language: NotificationLanguage | null;
  readonly optOuts: ReadonlySet<string>;
  /** By constituent and `rowKey`. */
  readonly told: (id: ConstituentId) => ReadonlyMap<string, ToldRow>;
  /** When a constituent was last told anything; null: never. */
  readonly lastToldMs: (id: ConstituentId) => number | null;
  readonly hoursBetween: number;
  readonly nowMs: number;
  /** Tell what was told already once more. */
  readonly again: boolean;
}

/** A message to one constituent. */
export interface PlannedMessage extends ContactChoice {
  readonly constituent: Constituent;
  readonly rows: readonly NotificationRow[];
  /** How the first of its rows was matched; one address explains the others of its network. */
  readonly matchSteps: readonly MatchStep[];
  /** Set by the rate: the constituent was told something shortly before. */
  readonly notBefore: string | null;
}

export interface WithheldRow {
  readonly value: string;
  readonly type: string;
  readonly because: WithheldBecause;
  readonly tlp: Tlp | null;
  readonly pap: Pap | null;
  readonly constituent: NamedConstituent | null;
}

export interface UnmatchedRow {
  readonly value: string;
  readonly type: string;
  readonly steps: readonly MatchStep[];
}

export interface RepeatedRow extends ToldRow {
  readonly value: string;
  readonly type: string;
  readonly constituent: NamedConstituent;
}

/** Every row that came in stands in exactly one of the lists. */
export interface NotificationPlan {
  readonly messages: readonly PlannedMessage[];
  readonly unmatched: readonly UnmatchedRow[];
  readonly withheld: readonly WithheldRow[];
  readonly repeated: readonly RepeatedRow[];
  /** Rows of feeds that name a row of a message once more: an address and its own name. */
  readonly joined: number;
}

const HOUR_MS = 3_600_000;

/** Who is to be told what. Changes nothing and sends nothing. */
export function planNotifications(rows: readonly VictimRow[], basis: PlanBasis): NotificationPlan {
  const onDate = new Date(basis.nowMs).toISOString().slice(0, 10);
  const lists = { unmatched: [], withheld: [], repeated: [] } satisfies Lists as Lists;
  const groups = new Map<ConstituentId, Group>();
  const matches = new Map<string, ConstituentMatch>();
  let joined = 0;
  for (const row of rows) {
    let match = matches.get(row.place);
    if (match === undefined) {
      match = matchConstituent(basis.index, row.place, onDate);
      matches.set(row.place, match);
    }
    if (!sort(row, match, basis, lists, groups)) joined += 1;
  }
  // A feed names an address and its own name in one line: who gets the line by one of them is told the other with it.
  const lines = new Set([...groups.values()].flatMap((group) => [...group.lines]));
  const unmatched = lists.unmatched.filter(({ line }) => line === null || !lines.has(line));
  joined += lists.unmatched.length - unmatched.length;
  const messages = [...groups.values()]
    .map((group) => toMessage(group, basis, onDate))
    .toSorted((left, right) => byName(left.constituent, right.constituent));
  return { messages, ...lists, unmatched: unmatched.map(({ line: _line, ...one }) => one), joined };
}

interface Lists {
  readonly unmatched: (UnmatchedRow & { readonly line: string | null })[];
  readonly withheld: WithheldRow[];
  readonly repeated: RepeatedRow[];
}

interface Group {
  readonly constituent: Constituent;
  readonly matchSteps: readonly MatchStep[];
  readonly rows: NotificationRow[];
  readonly lines: Set<string>;
  readonly told: ReadonlyMap<string, ToldRow>;
}

/** Puts a row where it belongs; false when the line that it stands in is there already. */
function sort(
  row: VictimRow,
  { constituent: named, by, steps }: ConstituentMatch,
  basis: PlanBasis,
  lists: Lists,
  groups: Map<ConstituentId, Group>,
): boolean {
  const { value, type, tlp, pap } = row;
  const because = withheldBecause(row, basis.ceiling);
  if (because !== null) {
    lists.withheld.push({ value, type, because, tlp, pap, constituent: named });
    return true;
  }
  const constituent = named === null ? undefined : basis.constituents.get(named.id);
  if (constituent === undefined || named === null || tlp === null || pap === null) {
    lists.unmatched.push({ value, type, steps, line: row.line });
    return true;
  }
  let group = groups.get(named.id);
  const told = group?.told ?? basis.told(named.id);
  const before = basis.again ? undefined : told.get(rowKey(row, basis.rsitClass));
  if (before !== undefined) {
    lists.repeated.push({ value, type, constituent: named, ...before });
    return true;
  }
  if (group === undefined) {
    group = { constituent, matchSteps: steps, rows: [], lines: new Set(), told };
    groups.set(named.id, group);
  }
  if (row.line !== null && group.lines.has(row.line)) return false;
  if (row.line !== null) group.lines.add(row.line);
  const { place: _place, line: _line, ...kept } = row;
  group.rows.push({ ...kept, entry: by?.entry ?? "", tlp, pap });
  return true;
}

function toMessage(group: Group, basis: PlanBasis, onDate: string): PlannedMessage {
  const { constituent, matchSteps, rows } = group;
  const { optOuts, language, hoursBetween, nowMs } = basis;
  const lastMs = basis.lastToldMs(constituent.id);
  const freeMs = lastMs === null ? nowMs : lastMs + hoursBetween * HOUR_MS;
  return {
    constituent,
    rows,
    matchSteps,
    notBefore: freeMs > nowMs ? new Date(freeMs).toISOString() : null,
    ...chooseContact(constituent, { onDate, optOuts, language }),
  };
}

function byName(left: Constituent, right: Constituent): number {
  if (left.name === right.name) return left.id < right.id ? -1 : 1;
  return left.name < right.name ? -1 : 1;
}
