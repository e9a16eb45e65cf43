import type { z } from "zod";
import type {
  hypothesisPatchSchema,
  weighedItemPatchSchema,
} from "../../../shared/contract/judgement.ts";
import {
  hypothesisSchema,
  weighedItemSchema,
  type hypothesisDraftSchema,
  type weighedItemDraftSchema,
} from "../../../shared/model/judgement.ts";
import { err, ok } from "../../../shared/result.ts";
import type { PartRules } from "../case-parts/part-calls.ts";
import { givenFields } from "../case-parts/part-status.ts";

export const HYPOTHESIS_RULES: PartRules<
  typeof hypothesisSchema,
  z.output<typeof hypothesisDraftSchema>,
  z.output<typeof hypothesisPatchSchema>
> = {
  kind: "hypothesis",
  verb: "hypothesis",
  schema: hypothesisSchema,
  tlpOf: ({ tlp }) => tlp ?? null,
  newFields: ({ question, claim, likelihood, confidence, wouldChange }) => ({
    question,
    claim,
    likelihood,
    confidence,
    wouldChange,
    status: "open",
  }),
  patchFields: (_current, patch) =>
    ok(
      givenFields(patch, [
        "question",
        "claim",
        "likelihood",
        "confidence",
        "wouldChange",
        "status",
        "tlp",
      ]),
    ),
};

export const WEIGHED_ITEM_RULES: PartRules<
  typeof weighedItemSchema,
  z.output<typeof weighedItemDraftSchema>,
  z.output<typeof weighedItemPatchSchema>
> = {
  kind: "weighed-item",
  verb: "weighed-item",
  schema: weighedItemSchema,
  tlpOf: ({ tlp }) => tlp ?? null,
  newFields: ({ text, recordKind, recordId, reliability, credibility }) => ({
    text,
    recordKind,
    recordId,
    reliability,
    credibility,
    ratings: [],
  }),
  patchFields: (current, patch) => {
    if (patch.text === "" && current["recordId"] === null) {
      const expected = "a text, as the item rests on no record";
      return err({ kind: "invalid-value", field: "text", found: "", expected });
    }
    return ok(givenFields(patch, ["text", "reliability", "credibility", "tlp"]));
  },
};
