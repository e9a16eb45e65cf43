import { Command } from "commander";
import { scoreVector } from "../../../shared/domain/scores/score-vector.ts";
import { scores as words } from "../../../shared/text/en/scores.ts";
import type { Run } from "../context.ts";
import { table } from "../output.ts";

export function scoreCommand(run: Run): Command {
  return new Command("score")
    .description(
      "score CVSS vectors of 2.0, 3.0, 3.1 and 4.0; needs no vault; exits 1 when one is none",
    )
    .argument(
      "<vectors...>",
      "such as CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
    )
    .action((vectors: readonly string[], _options, command: Command) =>
      run(command, ({ output }) => {
        const items = vectors.map((vector) => {
          const scored = scoreVector(vector);
          return scored.ok
            ? { vector, ...scored.value, error: null }
            : { vector, error: { ...scored.error, message: words.fault(scored.error) } };
        });
        const rows = items.map((item) =>
          item.error === null
            ? [item.version, item.score.toFixed(1), item.severity, item.vector]
            : ["-", "-", "-", `${item.vector}: ${item.error.message}`],
        );
        output.result({ items }, table(["version", "score", "severity", "vector"], rows));
        return Promise.resolve(items.every(({ error }) => error === null) ? 0 : 1);
      }),
    );
}
