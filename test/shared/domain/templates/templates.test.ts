import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fillTemplate,
  MAX_FILLED_CHARS,
} from "../../../../shared/domain/templates/fill-template.ts";
import { namesOf } from "../../../../shared/domain/templates/names-of.ts";
import {
  MAX_TEMPLATE_CHARS,
  parseTemplate,
} from "../../../../shared/domain/templates/parse-template.ts";
import type {
  TemplateFields,
  TemplateValues,
} from "../../../../shared/domain/templates/template.ts";

const FIELDS: TemplateFields = {
  title: "text",
  severity: "text",
  owner: "text",
  isExercise: "flag",
  victims: { each: { name: "text", sites: { each: { address: "text" } } } },
};
const VALUES: TemplateValues = {
  title: "Web shell",
  severity: "high",
  owner: " ",
  isExercise: false,
  victims: [
    { name: "Ministry", sites: [{ address: "a.example" }, { address: "b.example" }] },
    { name: "Utility", sites: [] },
  ],
};

function filled(text: string, values: TemplateValues = VALUES): string {
  const template = parseTemplate(text, FIELDS);
  if (!template.ok) throw new Error(JSON.stringify(template.error));
  const result = fillTemplate(template.value, values);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}
const errorOf = (text: string) => {
  const template = parseTemplate(text, FIELDS);
  return template.ok ? null : template.error;
};

describe("a template", () => {
  it.each([
    ["{{title}} is {{ severity }}", "Web shell is high"],
    ["a {single} { {title} } }}", "a {single} { {title} } }}"],
    ["{{#if title}}yes{{#else}}no{{/if}}", "yes"],
    ["{{#if owner}}yes{{#else}}no{{/if}}", "no"],
    ["{{#if not owner}}nobody{{/if}}", "nobody"],
    ["{{#if isExercise}}EXERCISE{{/if}}real", "real"],
    ['{{#if severity is "high"}}call{{/if}}', "call"],
    ['{{#if severity is not "high"}}mail{{#else}}call{{/if}}', "call"],
    ["{{#if victims}}some{{/if}}", "some"],
    ["{{#for v in victims}}{{v.name}}, {{/for}}", "Ministry, Utility, "],
    [
      "{{#for v in victims}}{{v.name}}:{{#for s in v.sites}} {{s.address}}{{/for}};{{/for}}",
      "Ministry: a.example b.example;Utility:;",
    ],
    [
      "{{#for v in victims}}{{#if v.sites}}{{v.name}} of {{title}}{{/if}}{{/for}}",
      "Ministry of Web shell",
    ],
  ])("%s gives %s", (text, expected) => {
    expect(filled(text)).toBe(expected);
  });

  it("leaves no empty line where a block's tag stands alone", () => {
    const text =
      "Dear all,\n{{#if title}}\nAbout {{title}}.\n{{/if}}\n  {{#for v in victims}}\n- {{v.name}}\n  {{/for}}\nBye";
    expect(filled(text)).toBe("Dear all,\nAbout Web shell.\n- Ministry\n- Utility\nBye");
  });

  it("writes each value the way its format asks for, with the name that it stands for", () => {
    const template = parseTemplate("<{{title}}>{{#for v in victims}}{{v.name}}{{/for}}", FIELDS);
    const write = (value: string, path: string) => `[${path}=${value}]`;
    expect(template.ok && fillTemplate(template.value, VALUES, { write })).toEqual({
      ok: true,
      value: "<[title=Web shell]>[victims.name=Ministry][victims.name=Utility]",
    });
  });

  it("lists the names that it uses", () => {
    const template = parseTemplate(
      "{{title}}{{#if owner}}{{title}}{{/if}}{{#for v in victims}}{{#for s in v.sites}}{{s.address}}{{/for}}{{/for}}",
      FIELDS,
    );
    expect(template.ok && namesOf(template.value)).toEqual([
      "title",
      "owner",
      "victims",
      "victims.sites",
      "victims.sites.address",
    ]);
  });
});

describe("a template is refused with the place", () => {
  it.each([
    ["one\ntwo {{titel}}", { kind: "unknown-name", found: "titel", line: 2, column: 5 }],
    ["{{v.name}}", { kind: "unknown-name", found: "v.name" }],
    ["{{#for v in victims}}{{/for}}{{v.name}}", { kind: "unknown-name", line: 1, column: 30 }],
    ["{{#for v in victims}}{{v.secret}}{{/for}}", { kind: "unknown-name", found: "v.secret" }],
    ["{{victims}}", { kind: "wrong-kind", found: "victims" }],
    ["{{#for v in title}}{{/for}}", { kind: "wrong-kind", found: "title" }],
    ['{{#if victims is "x"}}{{/if}}', { kind: "wrong-kind", found: "victims" }],
    ["{{#if title}}", { kind: "unclosed", found: "{{#if title}}", line: 1, column: 1 }],
    ["{{#if title}}{{/for}}", { kind: "unopened", found: "{{/for}}" }],
    ["{{/if}}", { kind: "unopened", found: "{{/if}}" }],
    ["{{#else}}", { kind: "unopened", found: "{{#else}}" }],
    ["{{#if title}}{{#else}}{{#else}}{{/if}}", { kind: "unopened", found: "{{#else}}" }],
    ["{{#each victims}}{{/each}}", { kind: "bad-tag", found: "{{#each victims}}" }],
    ["{{title", { kind: "bad-tag", found: "{{title" }],
    ["{{{title}}}", { kind: "bad-tag" }],
    [`${"{{#if title}}".repeat(9)}${"{{/if}}".repeat(9)}`, { kind: "too-deep", limit: 8 }],
    ["x".repeat(MAX_TEMPLATE_CHARS + 1), { kind: "too-long", limit: MAX_TEMPLATE_CHARS }],
  ])("%.60s", (text, expected) => {
    expect(errorOf(text)).toMatchObject(expected);
  });

  it("with the names that it could have used", () => {
    expect(errorOf("{{#for v in victims}}{{x}}{{/for}}")).toMatchObject({
      expected: ["v.name", "v.sites", "title", "severity", "owner", "isExercise", "victims"],
    });
  });
});

describe("a template can't run code or reach what it was not handed", () => {
  it.each([
    "constructor",
    "__proto__",
    "toString",
    "hasOwnProperty",
    "title.length",
    "title.constructor",
    "victims.length",
    "this",
    "0",
    "globalThis",
    "process.env",
    "title()",
    "title | upper",
    "a.b.c",
    "",
  ])("{{%s}} is no name", (name) => {
    expect(errorOf(`{{${name}}}`)).toMatchObject({ kind: "unknown-name" });
    expect(errorOf(`{{#for v in victims}}{{v.${name}}}{{/for}}`)).toMatchObject({
      kind: "unknown-name",
    });
  });

  it("takes tags in a value for text", () => {
    const title = "{{owner}} {{#if title}} ${7*7}";
    expect(filled("{{title}}", { ...VALUES, title })).toBe(title);
  });

  const pieces = fc.constantFrom(
    ...[
      "{{title}}",
      "{{#if title}}",
      "{{#if not owner}}",
      "{{#else}}",
      "{{/if}}",
      "{{#for v in victims}}",
      "{{v.name}}",
      "{{/for}}",
      "{{secret}}",
      "{{constructor}}",
      "{{",
      "}}",
      "#",
      "\n",
      "${1}",
      "text",
    ],
  );
  const templates = fc.oneof(
    fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join("")),
    fc.string({ unit: "binary", maxLength: 80 }),
  );

  it("whatever it is: it is refused, or its text holds only its own words and the values of its names", () => {
    fc.assert(
      fc.property(templates, (text) => {
        const template = parseTemplate(text, FIELDS);
        fc.pre(template.ok);
        const secret = { ...VALUES, secret: "canary", title: "‹title›" };
        const seen = namesOf(template.value);
        const result = fillTemplate(template.value, secret);
        expect(result.ok && result.value).not.toContain("canary");
        expect(seen.includes("title") || !(result.ok && result.value.includes("‹title›"))).toBe(
          true,
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it("ends where lists in lists would fill the memory", () => {
    const name = "x".repeat(10_000);
    const victims = Array.from({ length: 1_000 }, () => ({ name, sites: [] }));
    const template = parseTemplate(
      "{{#for a in victims}}{{#for b in victims}}{{b.name}}{{/for}}{{/for}}",
      FIELDS,
    );
    expect(template.ok && fillTemplate(template.value, { ...VALUES, victims })).toEqual({
      ok: false,
      error: { kind: "filled-too-long", limit: MAX_FILLED_CHARS },
    });
  });
});
