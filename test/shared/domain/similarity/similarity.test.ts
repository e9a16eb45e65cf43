import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SimilaritySummary } from "../../../../shared/domain/similarity/index.ts";
import {
  explainSimilarity,
  MAX_SIMILARITY_PROPOSALS,
  proposeDuplicates,
  shingleOverlap,
  titleShingles,
} from "../../../../shared/domain/similarity/index.ts";

const DAY_MS = 86_400_000;
const now = Date.UTC(2026, 10, 24);

function summary(id: string, more: Partial<SimilaritySummary> = {}): SimilaritySummary {
  return {
    id,
    title: "",
    sender: null,
    sourceId: null,
    number: `CERT-XX-2026-00000${id}`,
    messageIds: [],
    repliesTo: [],
    receivedAtMs: now,
    observables: [],
    ...more,
  };
}

describe("shingles of a title", () => {
  test("are pairs of words, folded", () => {
    expect([...titleShingles("Phishing gegen Müller Bank")]).toEqual([
      "phishing gegen",
      "gegen muller",
      "muller bank",
    ]);
  });

  test("leave out reply marks, list tags and ticket numbers", () => {
    expect(titleShingles("Re: AW: [CERT #4711] Phishing gegen Müller 4711")).toEqual(
      titleShingles("Phishing gegen Müller"),
    );
  });

  test("overlap wholly with themselves and not at all with nothing", () => {
    expect(shingleOverlap(titleShingles("a b c"), titleShingles("a b c"))).toBe(1);
    expect(shingleOverlap(titleShingles("a b c"), titleShingles(""))).toBe(0);
  });
});

describe("near duplicates", () => {
  test("a mail that answers one of a case is proposed for it, however old the case and whatever its title", () => {
    const [found] = proposeDuplicates(
      summary("a", { title: "Out of office", repliesTo: ["<m9@x>", "<m1@x>"] }),
      [summary("b", { messageIds: ["<m0@x>", "<m1@x>"], receivedAtMs: now - 400 * DAY_MS })],
    );
    expect(found?.reasons).toEqual([{ kind: "reply", strength: 0.9, messageId: "<m1@x>" }]);
  });

  test.each([
    "Re: [CERT-XX-2026-000001] Your notice",
    "cert-xx-2026-1",
    "About CERT-XX-2026-000001.",
  ])("a subject that names the number of a case is proposed for it: %s", (title) => {
    const [found] = proposeDuplicates(summary("a", { title }), [
      summary("b", { number: "CERT-XX-2026-000001" }),
      summary("c", { number: "CERT-XX-2026-000010" }),
    ]);
    expect(found).toMatchObject({ id: "b", reasons: [{ kind: "named" }] });
  });

  test("a number inside a longer one names nothing", () => {
    const subject = summary("a", { title: "Ticket XCERT-XX-2026-000001 and CERT-XX-2026-0000011" });
    const candidates = [summary("b", { number: "CERT-XX-2026-000001" })];
    expect(proposeDuplicates(subject, candidates)).toEqual([]);
  });

  test("the same source is nearly certain, whatever else differs", () => {
    const [found] = proposeDuplicates(summary("a", { sourceId: "<m1@x>" }), [
      summary("b", { sourceId: "<m1@x>", receivedAtMs: now - 400 * DAY_MS }),
    ]);
    expect(found).toEqual({
      id: "b",
      score: 0.95,
      reasons: [{ kind: "same-source", strength: 0.95, sourceId: "<m1@x>" }],
      apartMs: 400 * DAY_MS,
    });
  });

  test("a rare observable in common is a reason, a common one is not", () => {
    const rare = [{ key: "domain:evil.example", occurrences: 2 }];
    const common = [{ key: "ip:8.8.8.8", occurrences: 500 }];
    expect(
      proposeDuplicates(summary("a", { observables: rare }), [summary("b", { observables: rare })]),
    ).toMatchObject([
      {
        id: "b",
        score: 0.6,
        reasons: [{ kind: "shared-observables", count: 1, keys: ["domain:evil.example"] }],
      },
    ]);
    expect(
      proposeDuplicates(summary("a", { observables: common }), [
        summary("b", { observables: common }),
      ]),
    ).toEqual([]);
  });

  test("the same title from the same sender on the same day is proposed, with both reasons", () => {
    const mail = { title: "Fake invoice from Example Bank", sender: "soc@example.org" };
    const [found] = proposeDuplicates(summary("a", mail), [
      summary("b", { ...mail, title: `Fwd: ${mail.title}`, sender: "SOC@example.org " }),
    ]);
    expect([found?.score, found?.reasons.map(({ kind }) => kind)]).toEqual([
      0.68,
      ["similar-title", "same-sender"],
    ]);
  });

  test("the same title half a year apart is not", () => {
    const title = "Weekly report of open resolvers";
    expect(
      proposeDuplicates(summary("a", { title }), [
        summary("b", { title, receivedAtMs: now - 180 * DAY_MS }),
      ]),
    ).toEqual([]);
  });

  test("the same sender alone is not", () => {
    expect(
      proposeDuplicates(summary("a", { sender: "x@y" }), [summary("b", { sender: "x@y" })]),
    ).toEqual([]);
  });

  test("the record itself is never proposed", () => {
    const subject = summary("a", { sourceId: "s" });
    expect(proposeDuplicates(subject, [subject])).toEqual([]);
  });

  test("at most five are proposed, best first, each score between 0 and 1", () => {
    const observable = fc.record({
      key: fc.constantFrom("a", "b", "c", "d"),
      occurrences: fc.integer({ min: 1, max: 30 }),
    });
    const candidate = fc.record({
      id: fc.uuid(),
      title: fc.constantFrom("phishing at bank", "phishing at the bank today", "ddos", ""),
      sender: fc.constantFrom(null, "a@b"),
      sourceId: fc.constantFrom(null, "s1", "s2"),
      number: fc.constantFrom("CERT-XX-2026-000001", "R-2026-000002"),
      messageIds: fc.subarray(["<m1@x>", "<m2@x>"]),
      repliesTo: fc.subarray(["<m1@x>", "<m2@x>"]),
      receivedAtMs: fc.integer({ min: now - 90 * DAY_MS, max: now }),
      observables: fc.array(observable, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(candidate, fc.array(candidate, { maxLength: 12 }), (subject, candidates) => {
        const scores = proposeDuplicates(subject, candidates).map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
        return (
          scores.length <= MAX_SIMILARITY_PROPOSALS &&
          scores.every((score) => score >= 0.4 && score <= 1)
        );
      }),
    );
  });
});

test("a reason is put into words with its values defanged", () => {
  const reason = {
    kind: "shared-observables",
    strength: 1,
    count: 1,
    keys: ["evil.example"],
  } as const;
  expect(explainSimilarity(reason, (key) => key.replace(".", "[.]")).en).toBe(
    "One observable in common: evil[.]example",
  );
});
