import { applyAction } from "../../storage/journal/apply-action.ts";
import type { Actor } from "../../storage/journal/action-stamp.ts";
import type { Change } from "../../storage/journal/change.ts";
import { toLinkColumns, type LinkFacts } from "../../storage/links/link-columns.ts";
import { createIdSource } from "../../storage/records/uuid.ts";
import type { WriteHandle } from "../../storage/database.ts";
import type { CaseContext } from "../case-context.ts";
import { takeIncidentNumbers } from "../incidents/create-incident.ts";
import { createGenerator, type Generator } from "./generator.ts";
import { syntheticIncident, syntheticLink, syntheticNote } from "./synthetic-incident.ts";
import { newValue, type SyntheticValue } from "./values.ts";

/** How much synthetic load; the same seed gives the same incidents and values. */
export interface SeedSize {
  readonly incidents: number;
  /** Distinct observables, as far as the incidents have room for them. */
  readonly observables: number;
  readonly seed: number;
}

export interface SeedCounts {
  readonly incidents: number;
  readonly observables: number;
  readonly links: number;
}

/**
 * Fills the open vault with incidents shaped as published MISP events are: types in their real shares, few incidents with
 * many observables, and values shared as Zipf's law has it, so that correlation, rarity and noise are realistic.
 * Each incident is one action of the journal, through the same path as any other change.
 */
export async function seedVault(
  context: CaseContext,
  size: SeedSize,
  onProgress: (done: number, total: number) => void,
): Promise<SeedCounts> {
  const generator = createGenerator(size.seed);
  const pool: SyntheticValue[] = [];
  const endMs = context.actor().nowMs();
  let links = 0;
  let left = size.observables;
  for (let done = 0; done < size.incidents;) {
    const until = Math.min(size.incidents, done + INCIDENTS_PER_TRANSACTION);
    context.database.transaction((write) => {
      for (; done < until; done += 1) {
        const added = share(generator, left, size.incidents - done);
        left -= added;
        const atMs = endMs - Math.round(((size.incidents - done) / size.incidents) * SPAN_MS);
        links += seedIncident(write, context, generator, { pool, added, atMs });
      }
    });
    onProgress(done, size.incidents);
    await nextTurn();
  }
  context.database.transaction((write) => {
    // Counts per index for the query planner; a sample is enough and takes no time.
    write.execute("PRAGMA analysis_limit = 1000; ANALYZE;");
  });
  return { incidents: size.incidents, observables: size.observables - left, links };
}

const INCIDENTS_PER_TRANSACTION = 1_000;
/** Five years of work. */
const SPAN_MS = 5 * 365 * 86_400_000;
/** Uses of values that other incidents have too, per new value. */
const SHARED_SHARE = 0.15;
/** Values that are shared at all; the first of them everywhere. */
const SHARED_POOL = 20_000;
const NOTE_SHARE = 0.3;

interface IncidentPlan {
  readonly pool: SyntheticValue[];
  /** New observables. */
  readonly added: number;
  readonly atMs: number;
}

function seedIncident(
  write: WriteHandle,
  context: CaseContext,
  generator: Generator,
  { pool, added, atMs }: IncidentPlan,
): number {
  const actor = actorAt(context, generator, atMs);
  const createdAt = new Date(atMs).toISOString();
  const incidentId = actor.ids.newId();
  const [number = ""] = takeIncidentNumbers(write, context, atMs, 1);
  const organisationId = context.organisationId();
  const fields = syntheticIncident(generator, { organisationId, number, createdAt });
  const links = valuesOf(generator, pool, added).map((value) =>
    syntheticLink(generator, value, atMs),
  );
  const changes: Change[] = [
    { op: "create", kind: "incident", id: incidentId, fields },
    ...linkChanges(actor, incidentId, links),
  ];
  if (generator.fraction() < NOTE_SHARE) {
    const note = syntheticNote(generator, { organisationId, incidentId, createdAt });
    changes.push({ op: "create", kind: "note", id: actor.ids.newId(), fields: note });
  }
  const subject = { kind: "incident", id: incidentId, title: `${number} seed` } as const;
  applyAction(write, actor, { verb: "seed", isUndoable: false, subjects: [{ subject, changes }] });
  return links.length;
}

function linkChanges(actor: Actor, id: string, links: readonly LinkFacts[]): readonly Change[] {
  if (links.length === 0) return [];
  const ids = [actor.ids.newBlock(links.length)];
  return [
    { op: "create-links", subject: { kind: "incident", id }, ids, columns: toLinkColumns(links) },
  ];
}

/** The seed's own hand: times and ids come from the seed, names and scores from the vault. */
function actorAt(context: CaseContext, generator: Generator, atMs: number): Actor {
  return {
    ...context.actor(),
    nowMs: () => atMs,
    ids: createIdSource(() => atMs, generator.bytes),
  };
}

function valuesOf(
  generator: Generator,
  pool: SyntheticValue[],
  added: number,
): readonly SyntheticValue[] {
  const values: SyntheticValue[] = [];
  for (let at = 0; at < added; at += 1) {
    const value = newValue(generator);
    values.push(value);
    if (pool.length < SHARED_POOL && value.type !== "text") pool.push(value);
    if (generator.fraction() < SHARED_SHARE) {
      const shared = pool[generator.zipf(pool.length)];
      if (shared !== undefined) values.push(shared);
    }
  }
  return values;
}

/** Most incidents have a handful, few have hundreds: log-normal around the share that is left for each. */
function share(generator: Generator, left: number, incidentsLeft: number): number {
  if (incidentsLeft <= 1) return Math.min(left, MAX_PER_INCIDENT);
  const mean = left / incidentsLeft;
  const normal =
    Math.sqrt(-2 * Math.log(1 - generator.fraction())) *
    Math.cos(2 * Math.PI * generator.fraction());
  const drawn = Math.round(mean * Math.exp(normal * SPREAD - (SPREAD * SPREAD) / 2));
  return Math.min(left, MAX_PER_INCIDENT, Math.max(0, drawn));
}

const SPREAD = 1.1;
const MAX_PER_INCIDENT = 2_000;

/** Lets what waits in the process run. */
async function nextTurn(): Promise<void> {
  await new Promise<void>((resolve) => {
    setImmediate(resolve);
  });
}
