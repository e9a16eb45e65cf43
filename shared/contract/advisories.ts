import { z } from "zod";
import { csafVerdictSchema } from "../formats/csaf/verdict.ts";
import { bytesSchema, call } from "./call.ts";

/** Advisories in CSAF. */
export const advisoriesContract = {
  /** Validates a CSAF 2.0 or 2.1 document without a network and without a vault; a file that is none is refused in the verdict. */
  validateFile: call.input(z.object({ bytes: bytesSchema })).output(csafVerdictSchema),
};
