import { resolve } from "node:path";
import { Command } from "commander";
import { nodeFiles } from "../../files/node-files.ts";
import { systemErrorCode } from "../../files/system-error.ts";
import { checkSite, type CheckedSite } from "../../publishing/check-site.ts";
import { Refusal } from "../call.ts";
import type { Run } from "../context.ts";
import { table } from "../output.ts";

/** `advisory check`: a published tree, by its files alone. Needs no vault and no network. */
export function checkSiteCommand(run: Run): Command {
  return new Command("check")
    .description("verify a published tree: documents, lists, feeds, hashes, signatures, key")
    .argument("<dir>", "folder of the site")
    .action((directory: string, _options, command: Command) =>
      run(command, async ({ output }) => {
        const checked = await openedSite(resolve(directory));
        output.result({ directory, ...checked }, lines(checked));
        return checked.ok ? 0 : 1;
      }),
    );
}

async function openedSite(directory: string): Promise<CheckedSite> {
  try {
    return await checkSite(nodeFiles, directory, Date.now());
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    throw new Refusal({ kind: "file-not-readable", path: directory, code });
  }
}

const WORDS = {
  met: "met",
  failed: "NOT met",
  absent: "not there",
  server: "only the running server can tell",
} as const;

function lines({ documents, requirements, findings }: CheckedSite): readonly string[] {
  return [
    `${String(documents)} documents`,
    ...table(
      ["requirement", "", "verdict"],
      requirements.map(({ requirement, name, verdict }) => [
        String(requirement),
        name,
        WORDS[verdict],
      ]),
    ),
    ...findings.map(
      ({ requirement, path, message }) => `${String(requirement)}: ${path} ${message}`,
    ),
  ];
}
