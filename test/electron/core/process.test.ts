import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { parentPortOf } from "../../../electron/rpc/utility-channel.ts";
import { createDefectLog, endOnDefect } from "../../../electron/core/process.ts";

test("the log of a defect says where it arose and never repeats its message", () => {
  const lines: string[] = [];
  const log = createDefectLog((line) => lines.push(line));
  const cause = new TypeError("canary case text", { cause: new RangeError("canary passphrase") });
  log.report({ reference: "0a1b2c3d", call: "vault.unlock", cause });
  expect(lines.join("")).toContain("defect 0a1b2c3d in vault.unlock: TypeError at ");
  expect(lines.join("")).toContain("<- RangeError at ");
  expect(lines.join("")).not.toContain("canary");
});

test("a defect's reference is random and says nothing", () => {
  const log = createDefectLog(() => undefined);
  const references = Array.from({ length: 50 }, () => log.newReference());
  expect(new Set(references).size).toBe(50);
  expect(references.every((reference) => /^[0-9a-f]{8}$/.test(reference))).toBe(true);
});

test.each(["uncaughtException", "unhandledRejection"])(
  "an %s ends the core, reported without its message",
  (event) => {
    const lines: string[] = [];
    let ends = 0;
    const self = new EventEmitter();
    endOnDefect(
      self,
      createDefectLog((line) => lines.push(line)),
      () => (ends += 1),
    );
    self.emit(event, new Error("canary case text"));
    expect(ends).toBe(1);
    expect(lines.join("")).toMatch(new RegExp(`^defect [0-9a-f]{8} in ${event}: Error at `));
    expect(lines.join("")).not.toContain("canary");
  },
);

test("only a utility process has a port to its parent", () => {
  const parentPort = new EventEmitter();
  expect(parentPortOf(process)).toBeNull();
  expect(parentPortOf(Object.assign(new EventEmitter(), { parentPort }))).toBe(parentPort);
});
