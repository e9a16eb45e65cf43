import { resolve } from "node:path";
import { value } from "./call.ts";
import type { CommandContext } from "./context.ts";

/** Writes what a download ticket stands for to a file that does not exist yet. */
export async function saveTicket(
  context: CommandContext,
  ticket: string,
  path: string,
): Promise<{ readonly sizeBytes: number }> {
  const core = await context.core();
  return value(await core.local.saveDownload(ticket, resolve(path)));
}
