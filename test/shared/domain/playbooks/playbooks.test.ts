import { describe, expect, test } from "vitest";
import type { Playbook } from "../../../../shared/domain/playbooks/index.ts";
import {
  findPlaybook,
  parsePlaybook,
  PLAYBOOKS,
  playbooksFor,
  startPlaybook,
} from "../../../../shared/domain/playbooks/index.ts";
import { RSIT_CLASSES, RSIT_MACHINE_VALUES } from "../../../../shared/domain/rsit/index.ts";

const startedAtMs = Date.UTC(2026, 10, 24, 8);

describe("the playbooks that ship", () => {
  test("are at least twelve, each with its own id", () => {
    expect(PLAYBOOKS.length).toBeGreaterThanOrEqual(12);
    expect(new Set(PLAYBOOKS.map(({ id }) => id)).size).toBe(PLAYBOOKS.length);
  });

  test.each(PLAYBOOKS)("$id is valid: shape, references, unique ids", (playbook) => {
    expect(parsePlaybook(structuredClone(playbook))).toEqual({ ok: true, value: playbook });
  });

  test.each(PLAYBOOKS)("$id is translated throughout", (playbook) => {
    const texts = [
      playbook.summary,
      ...playbook.tasks.flatMap(({ title, detail }) => [title, detail]),
      ...playbook.decisions.map(({ question }) => question),
    ];
    expect(texts.filter(({ en, de, fr }) => en === de || en === fr || de === fr)).toEqual([]);
  });

  test.each(PLAYBOOKS)(
    "$id answers the reporter within the 24 hours of NIS2 and ends with lessons",
    (playbook) => {
      const answer = playbook.tasks.find(({ id }) => id === "answer-reporter");
      expect([answer?.dueAfterHours, playbook.tasks.at(-1)?.id]).toEqual([24, "draw-lessons"]);
    },
  );

  test.each(PLAYBOOKS)("$id uses each of its decisions", (playbook) => {
    const used = new Set(playbook.tasks.map(({ onlyIf }) => onlyIf?.decision));
    expect(playbook.decisions.filter(({ id }) => !used.has(id))).toEqual([]);
  });

  test("cover every class and every type", () => {
    const uncovered = RSIT_MACHINE_VALUES.filter(
      (value) => playbooksFor([value])[0]?.id === "general",
    );
    expect(uncovered).toEqual([
      "rsit:other",
      'rsit:other="other"',
      'rsit:other="undetermined"',
      "rsit:test",
      'rsit:test="test"',
    ]);
    expect(RSIT_CLASSES.map((name) => playbooksFor([`rsit:${name}`]).length > 0)).not.toContain(
      false,
    );
  });
});

describe("choosing a playbook", () => {
  const ids = (playbooks: readonly Playbook[]) => playbooks.map(({ id }) => id);

  test("puts those for the very type before those for its class, and the general one last", () => {
    expect(ids(playbooksFor(['rsit:malicious-code="c2-server"']))).toEqual([
      "c2-server",
      "infected-system",
      "general",
    ]);
  });

  test("offers all of a class while the type is open", () => {
    expect(ids(playbooksFor(["rsit:malicious-code"]))).toEqual([
      "infected-system",
      "ransomware",
      "malware-distribution",
      "c2-server",
      "supply-chain",
      "general",
    ]);
  });

  test("takes several classifications together", () => {
    expect(
      ids(playbooksFor(['rsit:fraud="phishing"', 'rsit:information-content-security="data-leak"'])),
    ).toEqual(["phishing", "data-leak", "business-email-compromise", "general"]);
  });

  test("offers only the general one without a classification", () => {
    expect(ids(playbooksFor([]))).toEqual(["general"]);
  });

  test("finds the version that an incident was started with", () => {
    expect(findPlaybook("phishing@1")?.id).toBe("phishing");
    expect(findPlaybook("phishing@99")).toBeNull();
  });
});

describe("starting a playbook", () => {
  const ransomware = findPlaybook("ransomware@1") ?? PLAYBOOKS[0];
  const tasks = ransomware === undefined ? [] : startPlaybook(ransomware, "de", startedAtMs);

  test("gives every task its term counted from the start, in order", () => {
    expect(tasks[0]).toMatchObject({
      templateTaskId: "isolate",
      title: "Betroffene Systeme isolieren",
      phase: "contain",
      dueAtIso: "2026-11-24T09:00:00.000Z",
      position: 0,
      playbook: "ransomware@1",
      condition: null,
    });
    expect(tasks.map(({ position }) => position)).toEqual(tasks.map((_, index) => index));
  });

  test("says under which answer a task is needed", () => {
    expect(
      tasks
        .filter(({ condition }) => condition !== null)
        .map(({ templateTaskId, condition }) => [templateTaskId, condition]),
    ).toEqual([
      ["stolen-data", "Gibt es Anzeichen, dass Daten gestohlen wurden? ja"],
      ["restore", "Gibt es Sicherungen, die der Angreifer nicht erreichen konnte? ja"],
      ["no-backups", "Gibt es Sicherungen, die der Angreifer nicht erreichen konnte? nein"],
    ]);
  });
});

describe("a playbook of one's own", () => {
  const own = {
    id: "own",
    version: 1,
    name: { en: "a", de: "b", fr: "c" },
    summary: { en: "a", de: "b", fr: "c" },
    appliesTo: ["rsit:fraud"],
    decisions: [],
    tasks: [
      {
        id: "first",
        phase: "identify",
        title: { en: "a", de: "b", fr: "c" },
        detail: { en: "a", de: "b", fr: "c" },
        dueAfterHours: null,
        dependsOn: [],
        onlyIf: null,
      },
    ],
  };

  test("is accepted", () => {
    expect(parsePlaybook(own).ok).toBe(true);
  });

  test("is refused with the place when its shape is wrong", () => {
    expect(parsePlaybook({ ...own, appliesTo: ["rsit:nonsense"] })).toMatchObject({
      ok: false,
      error: [{ kind: "shape", pointer: "/appliesTo/0" }],
    });
    expect(parsePlaybook(null)).toMatchObject({
      ok: false,
      error: [{ kind: "shape", pointer: "" }],
    });
  });

  test("is refused when it refers to what is not there", () => {
    const [first] = own.tasks;
    const second = { ...first, dependsOn: ["later"], onlyIf: { decision: "which", answer: "yes" } };
    expect(parsePlaybook({ ...own, tasks: [first, second] })).toEqual({
      ok: false,
      error: [
        { kind: "duplicate-id", id: "first" },
        { kind: "unknown-dependency", task: "first", dependsOn: "later" },
        { kind: "unknown-decision", task: "first", decision: "which" },
      ],
    });
  });
});
