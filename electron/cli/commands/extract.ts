import { readFile } from "node:fs/promises";
import type { Readable } from "node:stream";
import { Command } from "commander";
import { answer, Refusal } from "../call.ts";
import type { CommandContext, Run } from "../context.ts";
import { table } from "../output.ts";

export function extractCommand(run: Run): Command {
  return new Command("extract")
    .description("indicators out of any text; nothing is stored, no vault is needed")
    .argument("[file]", "text file; standard input without one")
    .action((file: string | undefined, _options, command: Command) =>
      run(command, async (context) => {
        const text = await readText(context, file);
        const core = await context.core();
        const { items, rejected } = await answer(core.client.observables.extract({ text }));
        context.output.result(
          { items: items.map((item) => ({ ...item, note: item.note ?? null })), rejected },
          table(
            ["offset", "type", "value"],
            items.map((item) => [String(item.offset), item.type, item.value]),
          ),
        );
      }),
    );
}

async function readText(context: CommandContext, file: string | undefined): Promise<string> {
  const decoder = new TextDecoder("utf-8");
  if (file !== undefined && file !== "-") {
    try {
      return decoder.decode(await readFile(file));
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
      throw new Refusal({ kind: "file-not-readable", path: file, code });
    }
  }
  const parts: Buffer[] = [];
  for await (const part of bytesOf(context.ports.stdin)) parts.push(Buffer.from(part));
  return decoder.decode(Buffer.concat(parts));
}

/** Without an encoding set, a stream gives bytes. */
function bytesOf(stream: Readable): AsyncIterable<Uint8Array> {
  return stream;
}
