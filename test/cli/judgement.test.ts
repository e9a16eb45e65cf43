import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { createDesk, type Desk } from "../helpers/cli.ts";
import { createdIncident } from "./shapes.ts";

const made = z.object({ id: z.uuid() });
const shown = z.object({
  assessments: z.array(
    z.object({
      question: z.string(),
      hypotheses: z.array(
        z.object({
          claim: z.string(),
          likelihood: z.string().nullable(),
          place: z.number().nullable(),
          against: z.number(),
          points: z.array(z.object({ explanation: z.string() })),
        }),
      ),
      items: z.array(z.object({ text: z.string(), diagnosticity: z.string() })),
    }),
  ),
});

let desk: Desk;
beforeAll(async () => {
  desk = await createDesk("CERT-XX");
}, 60_000);
afterAll(() => desk.dispose());

test("a script states, grades and rates, and reads the matrix with its points explained", async () => {
  const { number } = await desk.get(createdIncident, ["incident", "create", "--title", "Break-in"]);
  const on = (verb: string, ...args: readonly string[]) =>
    desk.get(made, ["incident", "judgement", verb, number, ...args]);
  const asked = ["--question", "Who?", "--likelihood", "likely"];
  const crime = await on("add-hypothesis", ...asked, "--claim", "Criminals");
  const item = await on("add-item", "--text", "No ransom", "--grade", "b2");
  const rating = ["rate", item.id, crime.id, "strongly-inconsistent"];
  await desk.get(z.object({}), ["incident", "judgement", ...rating]);
  expect(await desk.get(shown, ["incident", "judgement", number])).toEqual({
    assessments: [
      {
        question: "Who?",
        hypotheses: [
          {
            claim: "Criminals",
            likelihood: "likely",
            place: 1,
            against: 12,
            points: [
              {
                explanation: "12 against: strongly inconsistent counts twice, B2 weighs 6/8",
              },
            ],
          },
        ],
        items: [{ text: "No ransom", diagnosticity: "unknown" }],
      },
    ],
  });
  const wrong = await desk.run(["incident", "judgement", "add-item", number, "--grade", "Z9"]);
  expect([wrong.code, wrong.stderr.includes("such as B2")]).toEqual([2, true]);
}, 120_000);
