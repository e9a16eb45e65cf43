import { expect, test } from "vitest";
import { createDocumentWords } from "../../../../shared/domain/documents/document-words.ts";
import { judgementSection } from "../../../../shared/domain/documents/judgement-section.ts";
import { hypothesisSchema, titledItemSchema } from "../../../../shared/model/judgement.ts";
import { texts } from "../../../../shared/text/en/index.ts";

const AT = "2026-11-24T08:15:30.000Z";
const idOf = (digit: number) => `019a0000-0000-7000-8000-00000000000${String(digit)}`;
const BASE = {
  incidentId: idOf(9),
  ownerOrganisationId: idOf(8),
  tlp: null,
  pap: null,
  createdAt: AT,
  updatedAt: AT,
  revision: 1,
};
const words = createDocumentWords("en", texts);

const hypothesis = (id: number, claim: string, judged: object = {}) => ({
  tlp: "TLP:GREEN" as const,
  pap: null,
  value: hypothesisSchema.parse({
    ...BASE,
    id: idOf(id),
    question: "Who is behind it?",
    claim,
    likelihood: null,
    confidence: null,
    wouldChange: "",
    status: "open",
    ...judged,
  }),
});
const item = (ratings: Readonly<Record<string, string>>) => ({
  tlp: "TLP:AMBER" as const,
  pap: null,
  value: titledItemSchema.parse({
    ...BASE,
    id: idOf(5),
    text: "Works in office hours",
    recordKind: null,
    recordId: null,
    recordTitle: null,
    reliability: "B",
    credibility: "2",
    ratings: Object.entries(ratings).map(([id, consistency]) => ({
      hypothesisId: id,
      consistency,
    })),
  }),
});

test("hypotheses stand in estimative words with their range, the best first, and the matrix says each cell in words", () => {
  const judged = { likelihood: "likely", confidence: "low", wouldChange: "Work at night" };
  const section = judgementSection(
    [hypothesis(1, "Criminals"), hypothesis(2, "A state", judged)],
    [item({ [idOf(1)]: "--", [idOf(2)]: "+" })],
    words,
  );
  expect(section.blocks).toMatchObject([
    { kind: "paragraph", text: "Question: Who is behind it?" },
    {
      kind: "table",
      rows: [
        [
          "1",
          "H2: A state",
          "likely (55–80 %), confidence low",
          "Work at night",
          "open",
          "0",
          "6",
          "TLP:GREEN",
        ],
        ["2", "H1: Criminals", "not judged yet", "", "open", "12", "0", "TLP:GREEN"],
      ],
    },
    {
      kind: "table",
      columns: ["Item", "Grade", "H1", "H2", "Tells apart", "TLP"],
      rows: [
        [
          "Works in office hours",
          "B2: usually reliable, probably true",
          "strongly inconsistent",
          "consistent",
          "tells them apart well",
          "TLP:AMBER",
        ],
      ],
    },
    { kind: "paragraph" },
  ]);
});

test("what is not in the document has no part in its scores", () => {
  const { blocks } = judgementSection([hypothesis(1, "Criminals")], [], words);
  expect(blocks[1]).toMatchObject({
    rows: [["1", "H1: Criminals", "not judged yet", "", "open", "0", "0", "TLP:GREEN"]],
  });
});
