import { Command } from "commander";
import type { CsafFinding, CsafVerdict } from "../../../shared/formats/csaf/verdict.ts";
import { LIMITS } from "../../../shared/formats/limits.ts";
import { advisories as words } from "../../../shared/text/en/advisories.ts";
import { answer } from "../call.ts";
import type { CommandContext, Run } from "../context.ts";
import type { ExitCode } from "../output.ts";
import { readFileBytes } from "../read-text-file.ts";
import { checkSiteCommand } from "./advisory-check.ts";
import { publishCommand } from "./advisory-publish.ts";

export function advisoryCommand(run: Run): Command {
  const advisory = new Command("advisory").description("security advisories in CSAF 2.0 and 2.1");
  advisory.addCommand(validateCommand(run));
  advisory.addCommand(publishCommand(run));
  advisory.addCommand(checkSiteCommand(run));
  return advisory;
}

function validateCommand(run: Run): Command {
  return new Command("validate")
    .description("test CSAF documents offline; needs no vault; exits 1 when one is not valid")
    .argument("<files...>", "CSAF 2.0 or 2.1")
    .addHelpText(
      "after",
      "\nErrors come from the schema and the mandatory tests, warnings from the recommended ones, infos from the\n" +
        "informative ones. Nothing is looked up in a network; tests that were not run are named.",
    )
    .action((files: readonly string[], _options, command: Command) =>
      run(command, (context) => validateFiles(context, files)),
    );
}

async function validateFiles(context: CommandContext, paths: readonly string[]): Promise<ExitCode> {
  const { client } = await context.core();
  const files: ({ readonly file: string } & CsafVerdict)[] = [];
  for (const file of paths) {
    const bytes = await readFileBytes(file, LIMITS.documentBytes);
    files.push({ file, ...inWords(await answer(client.advisories.validateFile({ bytes }))) });
  }
  const isValid = files.every(({ valid }) => valid);
  const all = (kind: "errors" | "warnings" | "infos") =>
    files.flatMap(({ file, [kind]: findings }) =>
      findings.map(({ test: testId, ...finding }) => ({ file, testId, ...finding })),
    );
  const found = { errors: all("errors"), warnings: all("warnings"), infos: all("infos") };
  context.output.result({ isValid, ...found, files }, files.flatMap(verdictLines));
  return isValid ? 0 : 1;
}

/** A finding in the catalogue's sentence, where it has one, and in the tester's own words behind it. */
function inWords(verdict: CsafVerdict): CsafVerdict {
  const say = (finding: CsafFinding): CsafFinding => ({
    ...finding,
    message: words.describe(finding.test, finding.message),
  });
  return {
    ...verdict,
    errors: verdict.errors.map(say),
    warnings: verdict.warnings.map(say),
    infos: verdict.infos.map(say),
  };
}

function verdictLines({
  file,
  version,
  valid,
  errors,
  warnings,
  infos,
  untested,
  refused,
}: { readonly file: string } & CsafVerdict): readonly string[] {
  if (refused !== null) return [`${file}: refused: ${refused.message}`];
  const name = `CSAF ${version ?? "?"}`;
  return [
    `${file}: ${name}, ${valid ? "valid" : "not valid"}`,
    ...errors.map((finding) => line("error", finding)),
    ...warnings.map((finding) => line("warning", finding)),
    ...infos.map((finding) => line("info", finding)),
    ...(["needs-network", "needs-dictionary", "not-built", "broke"] as const).flatMap((why) => {
      const tests = untested.filter((one) => one.why === why).map(({ test }) => test);
      return tests.length === 0 ? [] : [`  ${words.untested[why]}: ${tests.join(", ")}`];
    }),
  ];
}

function line(kind: string, { test, instancePath, message }: CsafFinding): string {
  return `  ${kind} ${test} ${instancePath === "" ? "/" : instancePath}: ${message}`;
}
