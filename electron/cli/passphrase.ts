import { readFile } from "node:fs/promises";
import type { Readable } from "node:stream";
import { UsageError } from "./usage-error.ts";

/** Where a passphrase comes from. Never from an argument: the process list would show it. */
export interface PassphraseSource {
  /** `--passphrase-file`: a path, or `-` for standard input. */
  readonly file: string | undefined;
  readonly stdin: Readable;
  /** Asks on the terminal without echo; undefined when there is no terminal. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
}

/** The first line of the file or of standard input, or what the person types. */
export async function readPassphrase(source: PassphraseSource, question: string): Promise<string> {
  if (source.file !== undefined) return firstLine(await readSource(source.file, source.stdin));
  if (source.ask) return source.ask(question);
  throw new UsageError("give the passphrase with --passphrase-file FILE (or - for standard input)");
}

/** The first line of a file that holds a password of something else than the vault. */
export async function readSecretFile(file: string): Promise<string> {
  return firstLine(await readText(file));
}

async function readSource(file: string, stdin: Readable): Promise<string> {
  if (file !== "-") return readText(file);
  const chunks: string[] = [];
  stdin.setEncoding("utf8");
  for await (const chunk of stdin) chunks.push(String(chunk));
  return chunks.join("");
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new UsageError(`the passphrase file can't be read (${code}): ${file}`);
  }
}

function firstLine(text: string): string {
  return text.split(/\r?\n/, 1)[0] ?? "";
}
