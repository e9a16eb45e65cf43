import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CompletionContext } from "../../../../shared/domain/query/index.ts";
import { completions } from "../../../../shared/domain/query/index.ts";

/** What the text becomes for each proposal, the caret standing at the bar. */
function applied(marked: string, context: CompletionContext = {}): readonly string[] {
  const caret = marked.indexOf("|");
  const text = marked.replace("|", "");
  return completions(text, caret, context).map(
    ({ insert, start, end }) => text.slice(0, start) + insert + text.slice(end),
  );
}

describe("completion", () => {
  test("proposes fields for a beginning", () => {
    expect(applied("is:open se|")).toEqual([
      "is:open severity:",
      "is:open sender:",
      "is:open seen:",
    ]);
  });

  test("proposes fields of the kind of record only", () => {
    expect(applied("se|", { entity: "incident" })).toEqual(["severity:"]);
  });

  test("proposes fields behind a hyphen and an opening parenthesis", () => {
    expect(applied("-sev|")).toEqual(["-severity:"]);
    expect(applied("(sev|")).toEqual(["(severity:"]);
  });

  test("proposes the values of a field", () => {
    expect(applied("severity:|")).toEqual([
      "severity:low",
      "severity:medium",
      "severity:high",
      "severity:critical",
      "severity:none",
    ]);
    expect(applied("severity>=h|")).toEqual(["severity>=high"]);
    expect(applied("status:new,tri|")).toEqual(["status:new,triaged"]);
  });

  test("proposes TLP labels in the short spelling", () => {
    expect(applied("tlp:am|")).toEqual(["tlp:amber", "tlp:amber+strict"]);
  });

  test("proposes classifications by class and type", () => {
    expect(applied("class:phi|")).toEqual(["class:phishing"]);
  });

  test("proposes what the vault knows, quoted where needed", () => {
    const known = { tag: ["foo bar", "food", "misp"] };
    expect(applied("tag:fo|", { known })).toEqual(['tag:"foo bar"', "tag:food"]);
    expect(applied('tag:"foo b|', { known })).toEqual(['tag:"foo bar"']);
  });

  test("proposes flags of the kind of record only", () => {
    expect(applied("is:o|", { entity: "task" })).toEqual(["is:open", "is:overdue"]);
  });

  test("proposes nothing inside a phrase or a word that begins no field", () => {
    expect(applied('"sev|')).toEqual([]);
    expect(applied("zzz|")).toEqual([]);
  });

  test("proposes at most as many as asked for, at any caret in any text", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 40 }),
        fc.nat(60),
        fc.integer({ min: 1, max: 20 }),
        (text, caret, limit) => {
          const found = completions(text, caret, { limit });
          return (
            found.length <= limit &&
            found.every(({ start, end }) => start <= end && end <= text.length)
          );
        },
      ),
    );
  });
});
