import { createInterface } from "node:readline";
import { Writable } from "node:stream";

/** Asks on the terminal; what is typed is not shown. */
export function askHidden(question: string): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  return new Promise((resolve) => {
    terminal.question("", (answer) => {
      terminal.close();
      process.stderr.write("\n");
      resolve(answer);
    });
  });
}

/** Asks on the terminal, on standard error like all that is not the result; what is typed is shown. */
export function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve) => {
    // The end of the input, or Ctrl-C, is no consent.
    terminal.once("close", () => {
      resolve("");
    });
    terminal.question(question, (answer) => {
      resolve(answer);
      terminal.close();
    });
  });
}
