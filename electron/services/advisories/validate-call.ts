import type { advisoriesContract } from "../../../shared/contract/advisories.ts";
import { ok } from "../../../shared/result.ts";
import type { Handlers } from "../../rpc/handlers.ts";

/** Validates a document that is only looked at. Stores nothing and needs no vault. The tests are loaded when first asked for. */
export const validateFileCall: Handlers<typeof advisoriesContract>["validateFile"] = async ({
  bytes,
}) => {
  const { validateCsaf } = await import("../../advisories/validate-csaf.ts");
  return ok(await validateCsaf(bytes));
};
