import { Option, type Command } from "commander";
import { z } from "zod";
import type { RecordChoice } from "../exchange/records/left-out.ts";
import { UsageError } from "./usage-error.ts";

export interface ChoiceOptions {
  readonly only?: readonly string[];
  readonly except?: readonly string[];
}

/** Options of commands that take a bundle in. */
export function withChoice(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--only <record...>",
        "ids of the records to take; the others stay offered in quarantine",
      ).conflicts("except"),
    )
    .option("--except <record...>", "ids of records to leave out; they stay offered in quarantine");
}

export function choiceOf({ only, except }: ChoiceOptions): RecordChoice | undefined {
  const ids = only ?? except;
  if (ids === undefined) return undefined;
  for (const id of ids) {
    if (!z.uuid().safeParse(id).success)
      throw new UsageError(`${id} is no id of a record; look at them with --preview`);
  }
  const kind = only === undefined ? "except" : "only";
  return { kind, ids: new Set(ids.map((id) => id.toLowerCase())) };
}
