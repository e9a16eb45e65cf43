import { createGenerator, type Generator } from "../../electron/services/seed/generator.ts";
import { ANALYSTS, SUBJECTS, TAGS, TARGETS } from "../../electron/services/seed/word-lists-data.ts";
import { atMost, summarise, timeEach, type BenchRow } from "./bench.ts";
import type { BenchVault } from "./bench-desk.ts";

const SORTS = [
  "number",
  "title",
  "status",
  "severity",
  "score",
  "owner",
  "tlp",
  "created",
  "updated",
] as const;
const CALL = {
  caller: { shell: "cli", connection: "bench" },
  signal: new AbortController().signal,
} as const;

interface ListRequest {
  readonly query: string;
  readonly sort: string;
  readonly limit: number;
  readonly after?: string;
}

/** First pages and next pages of the triage list, over all sorts and a mix of filters. */
export function benchLists({ incidents, database }: BenchVault): readonly BenchRow[] {
  const generator = createGenerator(7);
  const values = sampleValues(database.read, generator);
  const requests = Array.from({ length: 400 }, (): ListRequest => ({
    query: randomQuery(generator, values),
    sort: `${generator.fraction() < 0.5 ? "-" : ""}${generator.pick(SORTS)}`,
    limit: 100,
  }));
  const run = (request: ListRequest): string | null => {
    const page = incidents.list(request, CALL);
    if (!("ok" in page) || !page.ok) throw new Error(JSON.stringify(page));
    return page.value.next;
  };
  const slow: { ms: number; request: ListRequest }[] = [];
  const first = timeEach(requests, (request) => {
    const startMs = performance.now();
    run(request);
    slow.push({ ms: performance.now() - startMs, request });
  });
  slow.sort((left, right) => right.ms - left.ms);
  if (process.env["BENCH_SLOW"] !== undefined) {
    for (const { ms, request } of slow.slice(0, 30))
      console.log(ms.toFixed(1), request.query, "|", request.sort);
  }
  const worst = slow[0];
  const followed = requests.flatMap((request) => {
    const after = run(request);
    return after === null ? [] : [{ ...request, after }];
  });
  const next = timeEach(followed, run);
  return [
    atMost("triage list, first page, any sort and filter", summarise(first), 10),
    atMost("triage list, next page by key", summarise(next), 10),
    deepPages(run),
    {
      what: "triage list, slowest first page",
      measured: `${(worst?.ms ?? 0).toFixed(1)} ms: ${worst?.request.query ?? ""} sorted by ${worst?.request.sort ?? ""}`,
      bound: "for information",
      isMet: true,
    },
  ];
}

/** Page 1,000 against page 1, by key, over the whole list. */
function deepPages(run: (request: ListRequest) => string | null): BenchRow {
  const plain: ListRequest = { query: "", sort: "-updated", limit: 100 };
  let after: string | null = null;
  for (let page = 1; page < 1_000; page += 1) {
    const next: string | null = run(after === null ? plain : { ...plain, after });
    if (next === null) break;
    after = next;
  }
  const deep = after === null ? plain : { ...plain, after };
  const many = Array.from({ length: 200 });
  const firstPage = summarise(timeEach(many, () => run(plain)));
  const deepPage = summarise(timeEach(many, () => run(deep)));
  return {
    what: "triage list, page 1,000 against page 1",
    measured: `p50 ${deepPage.p50.toFixed(2)} ms against ${firstPage.p50.toFixed(2)} ms`,
    bound: "no slower",
    isMet: deepPage.p50 <= firstPage.p50 * 1.15 + 0.1,
  };
}

function sampleValues(
  read: BenchVault["database"]["read"],
  generator: Generator,
): readonly string[] {
  const last =
    read.get<{ readonly last: number }>("SELECT max(id) AS last FROM observable")?.last ?? 1;
  return Array.from({ length: 60 }, () => {
    const row = read.get<{ readonly value: string }>(
      "SELECT value FROM observable WHERE id >= ? LIMIT 1",
      [1 + generator.below(last)],
    );
    return row?.value ?? "";
  });
}

function randomQuery(generator: Generator, values: readonly string[]): string {
  const terms = Array.from({ length: generator.below(3) }, () => randomTerm(generator, values));
  return terms.join(" ");
}

function randomTerm(generator: Generator, values: readonly string[]): string {
  const value = values[generator.below(values.length)] ?? "";
  const terms: readonly [string, ...string[]] = [
    `status:${generator.pick(["new", "triaged", "in-progress", "waiting", "resolved", "closed"])}`,
    `severity:${generator.pick(["low", "medium", "high", "critical"])}`,
    `severity>=${generator.pick(["medium", "high", "critical"])}`,
    `tlp:${generator.pick(["green", "amber", "red", "amber+strict"])}`,
    `owner:"${generator.pick(ANALYSTS)}"`,
    "owner:none",
    `tag:"${generator.pick(TAGS)}"`,
    `class:${generator.pick(["phishing", "malicious-code", "ddos", "fraud", "burglary", "spam"])}`,
    `since:${generator.pick(["30d", "1y", "90d"])}`,
    `until:${generator.pick(["2y", "1y", "30d"])}`,
    "is:open",
    "is:closed",
    "has:note",
    "has:observable",
    "observables>50",
    `score>=${String(10 + generator.below(60))}`,
    generator.pick(SUBJECTS).split(" ")[0] ?? "",
    generator.pick(TARGETS).split(" ").at(-1) ?? "",
    `observable:"${value.replaceAll("\\", "\\\\").replaceAll('"', "")}"`,
    `-tag:"${generator.pick(TAGS)}"`,
    `(status:new OR tag:"${generator.pick(TAGS)}")`,
  ];
  return generator.pick(terms);
}
