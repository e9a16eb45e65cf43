import type { observablesContract } from "../../../shared/contract/observables.ts";
import { extractObservables } from "../../../shared/formats/text/extract.ts";
import { ok } from "../../../shared/result.ts";
import type { Handlers } from "../../rpc/handlers.ts";

/** Indicators out of any text. Stores nothing and needs no vault. */
export const extractCall: Handlers<typeof observablesContract>["extract"] = ({ text }) => {
  const { items, rejected } = extractObservables(text);
  return ok({
    items: items.map(({ type, value, offset, length, original, note }) => ({
      type,
      value,
      offset,
      length,
      original,
      ...(note === undefined ? {} : { note }),
    })),
    rejected: rejected.map(({ original, offset, reason }) => ({
      value: original,
      offset,
      why: reason,
    })),
  });
};
