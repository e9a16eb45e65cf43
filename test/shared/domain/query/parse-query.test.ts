import { describe, expect, test } from "vitest";
import type { QueryEntity } from "../../../../shared/domain/query/index.ts";
import {
  describeQueryError,
  formatQuery,
  MAX_QUERY_DEPTH,
  MAX_QUERY_LENGTH,
  MAX_QUERY_TERMS,
  parseQuery,
  queryFieldsOf,
} from "../../../../shared/domain/query/index.ts";
import { LANGUAGES } from "../../../../shared/text/language.ts";

const word = (text: string, substring = false) =>
  ({ kind: "text", form: "word", text, substring }) as const;
const is = (field: string, ...values: readonly object[]) =>
  ({ kind: "field", field, comparison: "is", values }) as const;
const name = (name: string) => ({ kind: "name", name }) as const;
const textValue = (text: string) => ({ kind: "text", text }) as const;

function tree(text: string): unknown {
  const parsed = parseQuery(text);
  return parsed.ok ? parsed.value : parsed.error;
}

function problem(text: string, entity?: QueryEntity): unknown {
  const parsed = parseQuery(text, entity === undefined ? {} : { entity });
  return parsed.ok ? "no error" : parsed.error;
}

describe("words and groups", () => {
  test("an empty query matches everything", () => {
    expect(tree("  ")).toEqual({ kind: "and", children: [] });
  });

  test("words that follow each other are all wanted", () => {
    expect(tree("mail server")).toEqual({ kind: "and", children: [word("mail"), word("server")] });
  });

  test("quotes hold a phrase together, with escaped quotes inside", () => {
    expect(tree(String.raw`"mail \"x\" server"`)).toEqual({
      kind: "text",
      form: "phrase",
      text: 'mail "x" server',
      substring: false,
    });
  });

  test("OR binds weaker than words side by side", () => {
    expect(
      formatQuery({
        kind: "or",
        children: [word("a"), { kind: "and", children: [word("b"), word("c")] }],
      }),
    ).toBe("a OR b c");
    expect(tree("a OR b c")).toEqual({
      kind: "or",
      children: [word("a"), { kind: "and", children: [word("b"), word("c")] }],
    });
  });

  test("parentheses group", () => {
    expect(tree("(a OR b) c")).toEqual({
      kind: "and",
      children: [{ kind: "or", children: [word("a"), word("b")] }, word("c")],
    });
  });

  test("AND is understood and changes nothing", () => {
    expect(tree("a AND b")).toEqual(tree("a b"));
  });

  test("or in small letters is a word", () => {
    expect(tree("or")).toEqual(word("or"));
  });

  test.each(["-word", "NOT word", "-(word)", "---word"])("%s negates", (text) => {
    expect(tree(text)).toEqual({ kind: "not", child: word("word") });
  });

  test("a hyphen inside a word or alone is part of the text", () => {
    expect(tree("take-down")).toEqual(word("take-down"));
    expect(tree("a - b")).toEqual({
      kind: "and",
      children: [word("a"), word("-"), word("b")],
    });
  });
});

describe("indicators in the text", () => {
  test.each([
    "192.0.2.1",
    "2001:db8::1",
    "fe80::1",
    "aa:bb:cc:dd:ee:ff",
    "https://example.com/a?b=c&d",
    "hxxps://evil[.]example/x",
    "user@example.com",
    "mailto:user@example.com",
    "d41d8cd98f00b204e9800998ecf8427e",
    "CVE-2024-12345",
    String.raw`C:\Windows\evil.exe`,
    "https://en.example.org/wiki/Duck_(bird)",
  ])("%s stays one word, to be found inside longer values", (text) => {
    expect(tree(text)).toEqual(word(text, true));
  });

  test.each(["ransomware", "Rechnung", "server", "42", "ab"])(
    "%s is searched as a word",
    (text) => {
      expect(tree(text)).toEqual(word(text, false));
    },
  );

  test("a word before a colon and a space is a word", () => {
    expect(tree("Re: invoice")).toEqual({
      kind: "and",
      children: [word("Re:", true), word("invoice")],
    });
  });
});

describe("fields", () => {
  test("take one value or a comma list, in any case", () => {
    expect(tree("Status:NEW,in-progress")).toEqual(is("status", name("new"), name("in-progress")));
  });

  test("are negated with a hyphen", () => {
    expect(tree("-is:open")).toEqual({ kind: "not", child: is("is", name("open")) });
  });

  test.each([
    ["severity>=high", ">="],
    ["severity:>=high", ">="],
    ["severity<high", "<"],
    ["severity=high", "is"],
  ])("%s compares", (text, comparison) => {
    expect(tree(text)).toEqual({
      kind: "field",
      field: "severity",
      comparison,
      values: [name("high")],
    });
  });

  test.each([
    ["tlp:amber+strict", "tlp", "TLP:AMBER+STRICT"],
    ["tlp:TLP:RED", "tlp", "TLP:RED"],
    ["tlp:white", "tlp", "TLP:CLEAR"],
    ["pap:green", "pap", "PAP:GREEN"],
    ["class:phishing", "class", 'rsit:fraud="phishing"'],
    ["class:fraud", "class", "rsit:fraud"],
    ['class:rsit:fraud="phishing"', "class", 'rsit:fraud="phishing"'],
    ['rsit:fraud="phishing"', "class", 'rsit:fraud="phishing"'],
    ["class:other", "class", "rsit:other"],
    ["class:other:other", "class", 'rsit:other="other"'],
  ])("%s reads the standard's spellings", (text, field, expected) => {
    expect(tree(text)).toEqual(is(field, name(expected)));
  });

  test("owner knows me and nobody; quoted they are names", () => {
    expect(tree("owner:me,none,ada")).toEqual(
      is("owner", { kind: "me" }, { kind: "none" }, textValue("ada")),
    );
    expect(tree('owner:"me"')).toEqual(is("owner", textValue("me")));
  });

  test("a tag may be quoted, or carry a quoted part", () => {
    expect(tree('tag:"foo bar"')).toEqual(is("tag", textValue("foo bar")));
    expect(tree('tag:misp-galaxy:threat-actor="Sofacy Group",x')).toEqual(
      is("tag", textValue('misp-galaxy:threat-actor="Sofacy Group"'), textValue("x")),
    );
  });

  test.each([
    ["since:7d", "since", { kind: "ago", amount: 7, unit: "d" }],
    ["received:today", "received", { kind: "day", daysAgo: 0 }],
    ["updated:2026-01", "updated", { kind: "date", date: "2026-01" }],
    ["updated:2026-01-31T10:00Z", "updated", { kind: "date", date: "2026-01-31T10:00" }],
    ["score:50", "score", { kind: "number", number: 50 }],
    ["size:10MB", "size", { kind: "number", number: 10_000_000 }],
    ["size:2KiB", "size", { kind: "number", number: 2_048 }],
    ["due:none", "due", { kind: "none" }],
  ])("%s reads times, numbers and sizes", (text, field, value) => {
    expect(tree(text)).toEqual(is(field, value));
  });

  test("aliases are read and written as the field's own name", () => {
    const parsed = parseQuery('assignee:me from:"Jane Doe" before:2026');
    expect(parsed.ok && formatQuery(parsed.value)).toBe('owner:me sender:"Jane Doe" until:2026');
  });
});

describe("a query that can't be read names the place and what would do", () => {
  test.each([
    ['a "b c', { kind: "unclosed-quote", offset: 2, length: 4 }],
    ["(a OR b", { kind: "unclosed-group", offset: 0, length: 1, expected: [")"] }],
    ["a) b", { kind: "unexpected-close", offset: 1, length: 1, found: ")" }],
    ["a OR", { kind: "term-expected", offset: 4, length: 0, found: "" }],
    ["OR a", { kind: "term-expected", offset: 0, length: 2, found: "OR" }],
    ["()", { kind: "term-expected", offset: 1, length: 1, found: ")" }],
    ['a ""', { kind: "term-expected", offset: 2, length: 2, found: '""' }],
  ])("%s", (text, expected) => {
    expect(problem(text)).toEqual(expected);
  });

  test("an unknown field, with the fields there are", () => {
    expect(problem("a colour:red", "task")).toEqual({
      kind: "unknown-field",
      offset: 2,
      length: 6,
      found: "colour",
      expected: queryFieldsOf("task"),
    });
  });

  test("a value that the field does not have, with those it has", () => {
    expect(problem("severity:huge")).toEqual({
      kind: "unknown-value",
      offset: 9,
      length: 4,
      found: "huge",
      expected: ["low", "medium", "high", "critical", "none"],
    });
  });

  test.each(["updated:2026-02-31", "updated:2026-13", "updated:soon", "score:high", "size:10XB"])(
    "%s is no value of its kind",
    (text) => {
      expect(problem(text)).toMatchObject({ kind: "unknown-value" });
    },
  );

  test("a missing value, with examples", () => {
    expect(problem("status: new")).toMatchObject({
      kind: "value-expected",
      offset: 7,
      found: "status",
    });
    expect(problem("status:new,")).toMatchObject({ kind: "value-expected", offset: 11 });
  });

  test("a comparison where there is no order", () => {
    expect(problem("status>new")).toMatchObject({
      kind: "comparison-not-allowed",
      found: ">",
      expected: [":"],
    });
    expect(problem("severity>=low,high")).toMatchObject({ kind: "comparison-not-allowed" });
    expect(problem("severity>none")).toMatchObject({ kind: "comparison-not-allowed" });
  });

  test("a field or flag that means nothing for the kind of record", () => {
    expect(problem("phase:contain", "incident")).toMatchObject({
      kind: "field-not-applicable",
      found: "phase",
      entity: "incident",
    });
    expect(problem("is:damaged", "incident")).toMatchObject({
      kind: "value-not-applicable",
      found: "damaged",
      expected: ["open", "closed", "mine", "unassigned", "unmarked", "unclassified", "merged"],
    });
    expect(problem("is:damaged phase:contain")).toBe("no error");
  });

  test("limits on length, number of terms, depth and list", () => {
    expect(problem("a".repeat(MAX_QUERY_LENGTH + 3))).toEqual({
      kind: "too-long",
      offset: MAX_QUERY_LENGTH,
      length: 3,
      limit: MAX_QUERY_LENGTH,
    });
    expect(problem("a ".repeat(MAX_QUERY_TERMS + 1))).toMatchObject({ kind: "too-many-terms" });
    expect(problem("(".repeat(MAX_QUERY_DEPTH + 2))).toMatchObject({ kind: "too-deep" });
    expect(problem(`-${"-".repeat(4_000)}a`)).toMatchObject({ kind: "too-deep" });
    expect(problem(`tag:${"a,".repeat(100)}b`)).toMatchObject({
      kind: "too-many-values",
      limit: 100,
    });
  });

  test("in one sentence in the reader's language", () => {
    const parsed = parseQuery("severity:huge");
    const said = parsed.ok
      ? []
      : LANGUAGES.map((language) => describeQueryError(parsed.error, language));
    expect(said).toEqual([
      '"huge" at character 10 is not a value of this field. Possible: low, medium, high, critical, none.',
      "„huge“ an Stelle 10 ist kein Wert dieses Feldes. Möglich sind: low, medium, high, critical, none.",
      "« huge » au caractère 10 n’est pas une valeur de ce champ. Possibles : low, medium, high, critical, none.",
    ]);
  });

  test("with the character for errors of every kind", () => {
    const wrong = [
      '"a',
      "(a",
      "a)",
      "a OR",
      "x:y",
      "tag:",
      "is:x",
      "is>open",
      "((((((((((((((((((((((a",
      `tag:${"a,".repeat(100)}b`,
    ];
    for (const text of wrong) {
      const parsed = parseQuery(text);
      const said = parsed.ok ? "" : describeQueryError(parsed.error, "de");
      expect(said).toMatch(/Stelle \d+/);
    }
  });
});
