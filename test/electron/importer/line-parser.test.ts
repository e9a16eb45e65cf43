import { expect, test } from "vitest";
import { parsersOverLines, type ParserLine } from "../../../electron/importer/line-parser.ts";
import { createParserProcess } from "../../../electron/importer/parser-process.ts";
import { ParserSession } from "../../../electron/importer/parser-session.ts";
import { coreMessageSchema } from "../../../electron/importer/protocol.ts";
import { err, ok } from "../../../shared/result.ts";
import { utf8 } from "../../helpers/hostile/bytes.ts";
import { collecting } from "../../helpers/parser-child.ts";

const TEXT = { name: "note.txt", open: () => [utf8("We saw 192.0.2.1 today.")] };

/** A session in this process behind a line, as a utility process is behind its port. */
function sessionLine(): ParserLine & { readonly isClosed: () => boolean } {
  let listener: (message: unknown) => void = () => undefined;
  let isClosed = false;
  const session = new ParserSession({
    send: (message) => {
      queueMicrotask(() => listener(structuredClone(message)));
    },
    residentBytes: () => 0,
  });
  return {
    send: (message) => session.handle(coreMessageSchema.parse(structuredClone(message))),
    onData: (next) => {
      listener = next;
    },
    onClose: () => undefined,
    close: () => {
      isClosed = true;
    },
    isClosed: () => isClosed,
  };
}

test("reads through a line that opens later, and closes it", async () => {
  const line = sessionLine();
  const parser = createParserProcess(
    parsersOverLines(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return ok(line);
    }),
  );
  const handlers = collecting();
  const result = await parser.read(TEXT, handlers);
  parser.close();
  expect(result).toMatchObject({ ok: true, value: { format: "text" } });
  expect(handlers.reports).toHaveLength(1);
  expect(line.isClosed()).toBe(true);
});

test("a line that can't be opened, or closes at once, is a parser that crashed", async () => {
  const closing: ParserLine = {
    ...sessionLine(),
    onClose: (listener) => queueMicrotask(listener),
    send: () => undefined,
  };
  for (const open of [
    async () => err("no"),
    async () => ok(closing),
    () => Promise.reject(new Error("gone")),
  ]) {
    const parser = createParserProcess(parsersOverLines(open));
    expect(await parser.read(TEXT, collecting())).toMatchObject({
      ok: false,
      error: { kind: "parser-crashed" },
    });
  }
});
