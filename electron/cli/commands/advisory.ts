import { Command } from "commander";
import type { Run } from "../context.ts";
import { checkSiteCommand } from "./advisory-check.ts";
import { publishCommand } from "./advisory-publish.ts";

export function advisoryCommand(run: Run): Command {
  return new Command("advisory")
    .description("publish advisories, and check what is published")
    .addCommand(publishCommand(run))
    .addCommand(checkSiteCommand(run));
}
