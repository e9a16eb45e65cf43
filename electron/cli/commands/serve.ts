import { Command } from "commander";
import type { Run } from "../context.ts";

export function serveCommand(run: Run): Command {
  return new Command("serve")
    .description("run the browser host on the loopback address; prints one line with url and pid")
    .option("--no-open", "do not open a browser window")
    .action((options: { open: boolean }, command: Command) =>
      run(command, (context) =>
        context.ports.serve({ opensWindow: options.open, isDemonstration: false }),
      ),
    );
}
