import { describe, expect, it } from "vitest";
import { incidentClocks } from "../../../../shared/domain/clocks/incident-clocks.ts";
import { markPart, type CaseFile } from "../../../../shared/domain/documents/case-file.ts";
import { renderHtml } from "../../../../shared/domain/documents/render-html.ts";
import type { TlpLabel } from "../../../../shared/domain/markings/tlp.ts";
import type { Authority } from "../../../../shared/domain/stage-report/authorities-data.ts";
import { stageRecord } from "../../../../shared/domain/stage-report/stage-record.ts";
import { stageReport } from "../../../../shared/domain/stage-report/stage-report.ts";
import { clockEntrySchema, type ClockEntryRecord } from "../../../../shared/model/case-parts.ts";
import { texts } from "../../../../shared/text/en/index.ts";
import { AT, fileOf, type Canary } from "../documents/case-canaries.ts";

let count = 0;
function entry(type: ClockEntryRecord["type"], fields: Partial<ClockEntryRecord>) {
  count += 1;
  const id = `019a0000-0000-7000-8000-${String(count).padStart(12, "0")}`;
  return clockEntrySchema.parse({
    ...{ id, incidentId: id, ownerOrganisationId: id, tlp: null, pap: null, createdAt: AT },
    ...{
      updatedAt: AT,
      revision: 1,
      type,
      instrument: "",
      target: "",
      detail: "",
      author: "alice",
    },
    at: { instant: AT, precision: "minute", zone: "UTC" },
    ...fields,
  });
}
const says = (target: string, detail: string, tlp: TlpLabel | null = null) =>
  entry("statement", { target, detail, tlp });

/** One incident that is reported under NIS2 and under the GDPR. */
const ENTRIES = [
  entry("applies", { instrument: "nis2-article-23", target: "" }),
  entry("applies", { instrument: "gdpr-article-33", target: "" }),
  entry("anchor", { instrument: "nis2-article-23", target: "aware" }),
  entry("anchor", { instrument: "gdpr-article-33", target: "aware" }),
  says("persons-and-records", "4,000 patients"),
  says("consequences", "letters are late"),
  says("cross-border", "clinics in LU"),
];

interface Wanted {
  readonly instrument?: string;
  readonly stage?: string;
  readonly authority?: Authority;
  readonly ceiling?: TlpLabel;
  readonly entries?: readonly ClockEntryRecord[];
  readonly without?: readonly "consequences"[];
  readonly file?: CaseFile;
}

function make(wanted: Wanted) {
  const { instrument = "gdpr-article-33", stage = "notification", entries = ENTRIES } = wanted;
  const file = wanted.file ?? fileOf("TLP:GREEN", []);
  const known = incidentClocks(entries, Date.parse(AT)).find(
    ({ reading }) => reading.instrument.id === instrument,
  );
  const clock = known?.clocks.find((one) => one.stage.id === stage);
  if (known === undefined || clock === undefined) throw new Error("no such stage");
  const marked = entries.map((one) => markPart(one, file.incident));
  const of = { reading: known.reading, clock };
  const made = stageReport({ file, entries: marked, stage: clock.stage }, of, {
    authority: wanted.authority ?? "supervisory-authority",
    ceiling: wanted.ceiling ?? "TLP:GREEN",
    without: wanted.without ?? [],
    language: "en",
    texts,
    organisation: "CERT-XX",
    analyst: "alice",
    nowIso: AT,
    isExercise: false,
  });
  return { made, of };
}
function reportOf(wanted: Wanted) {
  const { made, of } = make(wanted);
  if (!made.ok) throw new Error(made.error.kind);
  return { ...made.value, of };
}

describe("the report of a stage", () => {
  it("gives each authority what its own stage asks for, out of one record", () => {
    const toPrivacy = reportOf({});
    expect(toPrivacy.released).toEqual(["persons-and-records", "consequences"]);
    expect(toPrivacy.withheld).toEqual([{ key: "cross-border", why: "not-asked" }]);
    const toCsirt = reportOf({ instrument: "nis2-article-23", authority: "csirt" });
    expect(toCsirt.released).toEqual(["first-assessment", "cross-border"]);
    expect(renderHtml(toCsirt.document)).not.toMatch(/patients|letters/);
    expect(renderHtml(toPrivacy.document)).not.toContain("clinics");
  });

  it("says of each field by which article and for whom it is given", () => {
    const { document } = reportOf({});
    expect(document.sections.find(({ id }) => id === "consequences")).toEqual({
      id: "consequences",
      title: "Likely consequences",
      blocks: [
        { kind: "paragraph", text: "33(1) · data protection supervisory authority" },
        { kind: "paragraph", text: "letters are late" },
      ],
    });
  });

  it("names what the act always wants and nobody knows yet, and tells the analyst of all gaps", () => {
    const { document, missing } = reportOf({});
    expect(document.sections.at(-1)).toMatchObject({
      id: "missing",
      blocks: [
        {
          kind: "list",
          items: [
            "nature of the incident, vulnerability or exploit",
            "data protection officer or other contact",
            "measures taken",
          ],
        },
      ],
    });
    expect(missing).toContainEqual({ key: "reasons-for-delay", when: "if-any" });
  });

  it("leaves out a field that the analyst keeps back", () => {
    const { released, withheld, document } = reportOf({ without: ["consequences"] });
    expect(released).toEqual(["persons-and-records"]);
    expect(withheld).toContainEqual({ key: "consequences", why: "chosen" });
    expect(renderHtml(document)).not.toContain("letters");
  });

  it("holds neither the title of the incident nor anything else that is not asked for", () => {
    const canary: Canary = { kind: "notes", tlp: "TLP:CLEAR", text: "canary" };
    const { document } = reportOf({ file: fileOf("TLP:GREEN", [canary]) });
    expect(renderHtml(document)).not.toMatch(/Web shell|canary/);
    expect(document.reference).toBe(
      "CERT-XX-2026-000001_gdpr-article-33_notification_supervisory-authority",
    );
  });

  it("is refused for somebody whom the stage does not go to", () => {
    expect(make({ authority: "csirt" }).made).toEqual({
      ok: false,
      error: { kind: "other-recipient", expected: ["supervisory-authority"] },
    });
  });
});

describe("a report under a ceiling", () => {
  it("has no statement above it, and does not fall back to an older one", () => {
    const entries = [...ENTRIES, says("consequences", "canary-red", "TLP:RED")];
    const { document, withheld } = reportOf({ entries });
    expect(withheld).toContainEqual({ key: "consequences", why: "above-ceiling" });
    expect(renderHtml(document)).not.toMatch(/canary-red|letters/);
  });

  it("has the indicators within it, is marked by them, and says that there are more", () => {
    const file = fileOf("TLP:GREEN", [
      { kind: "observables", tlp: "TLP:AMBER", text: "canary-amber" },
      { kind: "observables", tlp: "TLP:RED", text: "canary-red" },
    ]);
    const nis2 = { instrument: "nis2-article-23", authority: "csirt", file } as const;
    const low = reportOf(nis2);
    expect(low.withheld).toContainEqual({ key: "indicators", why: "above-ceiling" });
    expect(low.document.marking.tlp).toBe("TLP:GREEN");
    const high = reportOf({ ...nis2, ceiling: "TLP:AMBER" });
    expect(high.released).toContain("indicators");
    expect(high.withheld).toContainEqual({ key: "indicators", why: "above-ceiling" });
    expect(high.document.marking.tlp).toBe("TLP:AMBER");
    expect(renderHtml(high.document)).toContain("canary-amber");
    expect(renderHtml(high.document)).not.toContain("canary-red");
  });

  it("is refused when the incident itself is above it, or is not marked", () => {
    expect(make({ ceiling: "TLP:CLEAR" }).made).toMatchObject({ error: { kind: "above-ceiling" } });
    expect(make({ file: fileOf(null, []) }).made).toMatchObject({ error: { kind: "not-marked" } });
  });
});

it("has the same fields for programs", () => {
  const { of, ...report } = reportOf({});
  const made = {
    incident: "CERT-XX-2026-000001",
    authority: "supervisory-authority",
    organisation: "CERT-XX",
    nowIso: AT,
  } as const;
  expect(stageRecord(report, of, made)).toMatchObject({
    format: "watchpost-stage-report-1",
    tlp: "TLP:GREEN",
    article: "33(1)",
    stage: "notification",
    due: "2026-11-27T08:15:30.000Z",
    fields: [
      { key: "persons-and-records", content: [{ kind: "paragraph", text: "4,000 patients" }] },
      { key: "consequences", content: [{ kind: "paragraph", text: "letters are late" }] },
    ],
    missing: ["nature", "contact", "measures-applied"],
  });
});
