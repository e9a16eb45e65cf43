import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { createDesk, type Desk } from "../helpers/cli.ts";
import { createdIncident, errorDocument } from "./shapes.ts";

const items = z.object({
  items: z.array(
    z.object({
      instrument: z.string(),
      article: z.string(),
      stage: z.string(),
      anchor: z.string(),
      due: z.string().nullable(),
      state: z.string(),
    }),
  ),
});
const shown = z.object({
  items: z.array(z.object({ stage: z.string(), reason: z.string(), missing: z.array(z.string()) })),
});

/** Each command derives its key from the passphrase at full cost. */
const SEVERAL_COMMANDS_MS = 240_000;
const NIS2 = "nis2-article-23";

let desk: Desk;
let number: string;

beforeAll(async () => {
  desk = await createDesk("CERT-XX");
  const create = ["incident", "create", "--title", "Ransomware", "--tlp", "GREEN"];
  number = (await desk.get(createdIncident, create)).number;
}, SEVERAL_COMMANDS_MS);

afterAll(() => desk.dispose());

test(
  "a clock is applied, its anchor recorded, and what is due is listed and explained",
  async () => {
    const applied = await desk.get(items, ["clock", "apply", number, NIS2, "--country", "BE"]);
    expect(applied.items.every(({ due, state }) => due === null && state === "waiting")).toBe(true);
    const at = ["--at", "2026-01-31T09:00:00Z"];
    await desk.get(items, ["clock", "record", number, NIS2, "--anchor", "aware", ...at]);
    await desk.get(items, ["clock", "record", number, NIS2, "--sent", "notification", ...at]);
    const { items: due } = await desk.get(items, ["clock", "list", "--due-within", "24h"]);
    expect(
      due.map(({ article, stage, anchor, due: when, state }) => [
        article,
        stage,
        anchor,
        when,
        state,
      ]),
    ).toEqual([
      ["23(4)(a)", "early-warning", "aware", "2026-02-01T09:00:00.000Z", "overdue"],
      ["23(4)(d)", "final-report", "sent:notification", "2026-02-28T22:59:59.000Z", "overdue"],
    ]);
    const { items: all } = await desk.get(shown, ["clock", "show", number]);
    expect(all.find(({ stage }) => stage === "final-report")).toMatchObject({
      reason:
        "Counted by Regulation 1182/71: until the end of the last day. The last day is no working day; Article 3(4) would extend it to 2026-03-02T22:59:59.000Z.",
      missing: ["detailed-description", "threat-or-root-cause", "measures-applied"],
    });
  },
  SEVERAL_COMMANDS_MS,
);

test(
  "what the law does not have is refused by exit codes 1 and 2",
  async () => {
    const paused = await desk.run(["clock", "pause", number, NIS2, "--reason", "agreed-date"]);
    expect(paused.code).toBe(1);
    expect(errorDocument.parse(paused.json()).error).toMatchObject({
      kind: "invalid-value",
      field: "instrument",
    });
    const both = ["--anchor", "aware", "--sent", "notification"];
    expect((await desk.run(["clock", "record", number, NIS2, ...both])).code).toBe(2);
    expect((await desk.run(["clock", "list", "--due-within", "soon"])).code).toBe(2);
    expect((await desk.run(["clock", "record", "--help"])).code).toBe(0);
  },
  SEVERAL_COMMANDS_MS,
);
