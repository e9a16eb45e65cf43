// Keeps the book of a relay's mailboxes and writes its configuration: see README.md beside it.
import { parseArgs } from "node:util";
import { addLeaf, addMailbox, readBook, removeMailbox, saveBook } from "./mailbox-book.ts";

const USAGE = `usage: node build/deploy/mailboxes.ts init DIR [--size 5GB]
       node build/deploy/mailboxes.ts leaf DIR NAME --hub HOST:PORT [--hub HOST:PORT ...]
       node build/deploy/mailboxes.ts add DIR [--leaf NAME]
       node build/deploy/mailboxes.ts remove DIR ADDRESS
`;

process.exitCode = run(process.argv.slice(2)) ? 0 : 2;

function run(words: readonly string[]): boolean {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      hub: { type: "string", multiple: true },
      leaf: { type: "string" },
      size: { type: "string" },
    },
  });
  const [verb, directory, name] = positionals;
  if (directory === undefined) return usage();
  switch (verb) {
    case "init":
      saveBook(directory, { ...readBook(directory), mailboxSize: values.size ?? "5GB" });
      return true;
    case "leaf":
      if (name === undefined || values.hub === undefined) return usage();
      addLeaf(directory, name, values.hub);
      return true;
    case "add": {
      const { address, credentialsFile } = addMailbox(directory, values.leaf ?? null);
      process.stdout.write(`${address}\n${credentialsFile}\n`);
      return true;
    }
    case "remove":
      if (name === undefined) return usage();
      removeMailbox(directory, name);
      return true;
    default:
      return usage();
  }
}

function usage(): false {
  process.stderr.write(USAGE);
  return false;
}
