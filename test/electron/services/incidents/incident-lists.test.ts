import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import type { incidentRowSchema } from "../../../../shared/model/incident.ts";
import { startTestVault } from "../../../helpers/core.ts";
import type { TestCore } from "../../../helpers/core.ts";

type Row = z.output<typeof incidentRowSchema>;

const SEVERITIES = ["low", "medium", "high", "critical"] as const;
const TLPS = ["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"] as const;
const OWNERS = ["A. Costa", "M. Okafor", null] as const;
const TITLES = ["Zebra", "Äpfel", "apple", "Straße", "strand", "Émile"] as const;
const COUNT = 83;

let desk: TestCore;
let everything: readonly Row[];

/** Incidents that agree in most fields with several others, so that every order has ties to break. */
beforeAll(async () => {
  desk = await startTestVault();
  const { incidents, observables } = desk.core.client;
  for (let index = 0; index < COUNT; index += 1) {
    const { id } = await incidents.create({
      title: `${pick(TITLES, index)} ${String(index % 5)}`,
      severity: pick(SEVERITIES, index),
      tlp: pick(TLPS, index * 3),
      owner: pick(OWNERS, index),
      tags: index % 2 === 0 ? ["even", `third:${String(index % 3)}`] : [],
      classification: index % 4 === 0 ? ['rsit:fraud="phishing"'] : [],
    });
    if (index % 10 === 0) {
      await observables.add({
        subject: { kind: "incident", id },
        items: [{ type: "domain", value: `host-${String(index)}.example` }],
      });
    }
    if (index % 7 === 0) await incidents.update({ id, patch: { status: "triaged" } });
  }
  everything = await allPages({ sort: "number" });
}, 120_000);

afterAll(() => desk.end());

/** Follows the pages by key to the end. */
async function allPages(
  input: { readonly query?: string; readonly sort?: string },
  limit = 7,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let after: string | undefined;
  do {
    const page = await desk.core.client.incidents.list({
      ...input,
      limit,
      ...(after === undefined ? {} : { after }),
    });
    rows.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return rows;
}

const numbers = (rows: readonly Row[]): readonly string[] => rows.map(({ number }) => number);
const rank = (names: readonly string[], name: string | null): number =>
  name === null ? -1 : names.indexOf(name);

describe("a list of incidents", () => {
  const keys: Readonly<Record<string, (row: Row) => string | number>> = {
    number: ({ number }) => number,
    severity: ({ severity }) => rank(["info", ...SEVERITIES], severity),
    tlp: ({ tlp }) => rank(TLPS, tlp),
    owner: ({ owner }) => owner ?? "",
    created: ({ createdAt }) => createdAt,
    updated: ({ updatedAt }) => updatedAt,
    score: ({ score }) => score,
  };

  test.each(Object.keys(keys).flatMap((sort) => [sort, `-${sort}`]))(
    "sorted by %s has every incident once, in order over all pages",
    async (sort) => {
      const rows = await allPages({ sort });
      expect(numbers(rows).toSorted()).toEqual(numbers(everything).toSorted());
      const values = rows.map((row) => keys[sort.replace("-", "")]?.(row) ?? "");
      const ordered = values.toSorted((left, right) => compare(left, right));
      expect(values).toEqual(sort.startsWith("-") ? ordered.toReversed() : ordered);
    },
  );

  test("sorts titles as a reader expects, whatever their case and accents", async () => {
    const titles = (await allPages({ sort: "title" })).map(({ title }) => title);
    const firstOf = (start: string) => titles.findIndex((title) => title.startsWith(start));
    expect(firstOf("Äpfel")).toBeLessThan(firstOf("Émile"));
    expect(firstOf("apple")).toBeLessThan(firstOf("Émile"));
    expect(firstOf("Émile")).toBeLessThan(firstOf("strand"));
    expect(firstOf("strand")).toBeLessThan(firstOf("Zebra"));
  });

  test("reaches the same rows by offset as by key", async () => {
    const rows = await allPages({ sort: "-score" });
    const page = await desk.core.client.incidents.list({ sort: "-score", limit: 10, offset: 40 });
    expect(numbers(page.items)).toEqual(numbers(rows.slice(40, 50)));
  });

  test("refuses an order that it does not have, and says which it has", async () => {
    await expect(desk.core.client.incidents.list({ sort: "colour" })).rejects.toMatchObject({
      data: { kind: "invalid-value", found: "colour" },
    });
  });
});

describe("a query", () => {
  const queries: readonly (readonly [string, (row: Row) => boolean])[] = [
    ["severity:high", ({ severity }) => severity === "high"],
    ["severity>=high", ({ severity }) => severity === "high" || severity === "critical"],
    ["-severity:high", ({ severity }) => severity !== "high"],
    ["tlp:red", ({ tlp }) => tlp === "TLP:RED"],
    ["status:triaged", ({ status }) => status === "triaged"],
    ["tag:even", ({ tags }) => tags.includes("even")],
    ["tag:even -tag:third:0", ({ tags }) => tags.includes("even") && !tags.includes("third:0")],
    ['owner:"A. Costa"', ({ owner }) => owner === "A. Costa"],
    ["severity:low OR tlp:red", ({ severity, tlp }) => severity === "low" || tlp === "TLP:RED"],
    ["apfel", ({ title }) => title.startsWith("Äpfel")],
    [
      "(zebra OR emile) severity:medium",
      ({ title, severity }) =>
        (title.startsWith("Zebra") || title.startsWith("Émile")) && severity === "medium",
    ],
  ];

  test.each(queries)("%s finds just what it says, in any order", async (query, isWanted) => {
    const wanted = numbers(everything.filter(isWanted)).toSorted();
    expect(wanted.length).toBeGreaterThan(0);
    for (const sort of ["number", "-updated", "score"]) {
      expect(numbers(await allPages({ query, sort })).toSorted(), sort).toEqual(wanted);
    }
    expect(await desk.core.client.incidents.count({ query })).toEqual({ count: wanted.length });
  });

  test("says where it can't be understood", async () => {
    await expect(
      desk.core.client.incidents.list({ query: "severity:purple" }),
    ).rejects.toMatchObject({ data: { kind: "query-error", found: "purple" } });
  });
});

function pick<T>(values: readonly T[], index: number): T {
  const value = values[index % values.length];
  if (value === undefined) throw new Error("nothing to pick from");
  return value;
}

function compare(left: string | number, right: string | number): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  const [one, other] = [String(left), String(right)];
  return one < other ? -1 : Number(one > other);
}
