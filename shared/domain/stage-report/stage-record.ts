import type { Block, PrintDocument } from "../documents/document.ts";
import type { StageReport } from "./stage-report.ts";
import type { Authority } from "./authorities-data.ts";
import type { Reading } from "../clocks/national-reading.ts";
import type { StageClock } from "../clocks/stage-clock.ts";

/** Changes when a name in it does. */
export const STAGE_RECORD_FORMAT = "watchpost-stage-report-1";

/** The report of a stage for programs: the same fields as the document has, by the names of the acts' contents. */
export interface StageRecord {
  readonly format: typeof STAGE_RECORD_FORMAT;
  readonly incident: string;
  readonly tlp: string;
  readonly pap: string | null;
  readonly isExercise: boolean;
  readonly instrument: string;
  readonly act: string;
  readonly country: string;
  readonly article: string;
  readonly stage: string;
  readonly authority: Authority;
  readonly anchorAt: string | null;
  readonly due: string | null;
  readonly organisation: string;
  readonly madeAt: string;
  readonly language: string;
  readonly fields: readonly {
    readonly key: string;
    readonly title: string;
    readonly content: readonly Block[];
  }[];
  readonly missing: readonly string[];
}

export function stageRecord(
  { document, released, missing }: StageReport,
  { reading, clock }: { readonly reading: Reading; readonly clock: StageClock },
  made: {
    readonly incident: string;
    readonly authority: Authority;
    readonly organisation: string;
    readonly nowIso: string;
  },
): StageRecord {
  const { marking, language } = document;
  return {
    format: STAGE_RECORD_FORMAT,
    incident: made.incident,
    tlp: marking.tlp,
    pap: marking.pap,
    isExercise: marking.exercise !== null,
    instrument: reading.instrument.id,
    act: reading.instrument.act,
    country: reading.country,
    article: clock.stage.article,
    stage: clock.stage.id,
    authority: made.authority,
    anchorAt: isoOf(clock.anchorMs),
    due: isoOf(clock.dueMs),
    organisation: made.organisation,
    madeAt: made.nowIso,
    language,
    fields: released.map((key) => fieldOf(key, document)),
    missing: missing.filter(({ when }) => when === "always").map(({ key }) => key),
  };
}

/** Without the line that says who asks for it: the record says so once. */
function fieldOf(key: string, { sections }: PrintDocument) {
  const section = sections.find(({ id }) => id === key);
  return { key, title: section?.title ?? "", content: section?.blocks.slice(1) ?? [] };
}

function isoOf(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
