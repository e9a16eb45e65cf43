import { expect, test } from "vitest";
import { ParserSession } from "../../../electron/importer/parser-session.ts";
import type { ParserMessage } from "../../../electron/importer/protocol.ts";
import { utf8 } from "../../helpers/hostile/bytes.ts";

const MESSAGE = "From a@b.org Tue Nov 24 08:00:00 2026\nFrom: a@b.org\nTo: c@d.org\n\nx\n\n";

function startedSession(): { readonly session: ParserSession; readonly said: ParserMessage[] } {
  const said: ParserMessage[] = [];
  const session = new ParserSession({
    send: (message) => void said.push(message),
    residentBytes: () => 1,
  });
  session.handle({ kind: "start", item: 1, sourceName: "in.mbox", format: null, mapping: null });
  return { session, said };
}

const kinds = (said: readonly ParserMessage[]): readonly string[] =>
  said.map((message) => message.kind);

test("is at most two reports ahead, and goes on as they are taken", () => {
  const { session, said } = startedSession();
  session.handle({ kind: "chunk", item: 1, bytes: utf8(MESSAGE.repeat(5)) });
  session.handle({ kind: "end", item: 1 });
  expect(kinds(said)).toEqual(["progress", "progress", "detected", "report", "report"]);
  for (let taken = 0; taken < 2; taken += 1) session.handle({ kind: "taken", item: 1 });
  expect(kinds(said).slice(3)).toEqual(["report", "report", "report", "report"]);
  for (let taken = 0; taken < 3; taken += 1) session.handle({ kind: "taken", item: 1 });
  expect(kinds(said).slice(7)).toEqual(["report", "done"]);
});

test("says nothing more about a source that was cancelled", () => {
  const { session, said } = startedSession();
  session.handle({ kind: "chunk", item: 1, bytes: utf8(MESSAGE.repeat(5)) });
  session.handle({ kind: "end", item: 1 });
  session.handle({ kind: "cancel", item: 1 });
  const before = said.length;
  session.handle({ kind: "taken", item: 1 });
  session.handle({ kind: "end", item: 1 });
  expect(kinds(said).slice(before)).toEqual([]);
  expect(said.at(-1)).toEqual({ kind: "cancelled", item: 1 });
});

test("a refused source leaves the session ready for the next", () => {
  const { session, said } = startedSession();
  session.handle({ kind: "end", item: 1 });
  session.handle({ kind: "start", item: 2, sourceName: "x.txt", format: null, mapping: null });
  session.handle({ kind: "chunk", item: 2, bytes: utf8("192.0.2.1") });
  session.handle({ kind: "end", item: 2 });
  expect(said.map((message) => ("item" in message ? [message.item, message.kind] : []))).toEqual([
    [1, "progress"],
    [1, "refused"],
    [2, "progress"],
    [2, "progress"],
    [2, "detected"],
    [2, "report"],
    [2, "done"],
  ]);
});
