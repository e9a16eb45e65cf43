import { LIMITS } from "../../../shared/formats/limits.ts";
import { latin1Bytes, utf8 } from "./bytes.ts";
import { ANY, read, refused, type HostileCase } from "./case.ts";

function json(name: string, text: () => string, verdict: HostileCase["verdict"]): HostileCase {
  return { name: `JSON: ${name}`, sourceName: "hostile.json", bytes: () => utf8(text()), verdict };
}

const nested = (depth: number): string => "[".repeat(depth) + "1" + "]".repeat(depth);
const attributes = (count: number): string =>
  `{"Event":{"info":"x","Attribute":[${'{"type":"text","value":"a"},'.repeat(count - 1)}{"type":"text","value":"a"}]}}`;
const members = (count: number): string =>
  `{${Array.from({ length: count }, (_, index) => `"k${index}":0`).join(",")}}`;

export const JSON_CASES: readonly HostileCase[] = [
  json("depth at the limit", () => nested(LIMITS.jsonDepth), read()),
  json("depth one past the limit", () => nested(LIMITS.jsonDepth + 1), refused("limit")),
  json("depth 100,000", () => nested(100_000), refused("limit")),
  json("depth 100,000, never closed", () => "[".repeat(100_000), refused("limit")),
  json("objects nested 100,000 deep", () => '{"a":'.repeat(100_000), refused("limit")),
  json("duplicate member", () => '{"a":1,"a":2}', refused("malformed")),
  json("duplicate member by escape", () => '{"a":1,"\\u0061":2}', refused("malformed")),
  json("duplicate __proto__", () => '{"__proto__":1,"__proto__":2}', refused("malformed")),
  json("__proto__ with a value", () => '{"__proto__":{"polluted":true},"a":1}', read()),
  json("constructor.prototype", () => '{"constructor":{"prototype":{"polluted":true}}}', read()),
  json(
    "names of built-ins",
    () => '{"toString":1,"valueOf":2,"hasOwnProperty":3,"then":4}',
    read(),
  ),
  json("members at the limit", () => members(LIMITS.jsonMembersPerObject), read()),
  json(
    "members one past the limit",
    () => members(LIMITS.jsonMembersPerObject + 1),
    refused("limit"),
  ),
  json("four million values", () => `[${"0,".repeat(LIMITS.jsonValues)}0]`, refused("limit")),
  json(
    "number of a million digits",
    () => `[${"9".repeat(1_000_000)}]`,
    read("json-numbers-kept-as-text"),
  ),
  json(
    "exponent of a million digits",
    () => `[1e${"9".repeat(1_000_000)}]`,
    read("json-numbers-kept-as-text"),
  ),
  json("lone high surrogate", () => '["\\ud800"]', refused("malformed")),
  json("lone low surrogate", () => '["\\udc00"]', refused("malformed")),
  json("escaped NUL", () => '["a\\u0000b"]', read("json-nul")),
  json("raw NUL", () => '["a\0b"]', refused("malformed")),
  json("raw control character", () => '["a\u0001b"]', refused("malformed")),
  json("text behind the value", () => '{"a":1}garbage', refused("malformed")),
  json("second value", () => '{"a":1}{"b":2}', refused("malformed")),
  json("string of a million escapes", () => `["${"\\u0041".repeat(160_000)}"]`, read()),
  json("string that never ends", () => `["${"a".repeat(1_000_000)}`, refused("malformed")),
  json("only white space", () => " ".repeat(1_000_000), ANY),
  json("a million commas", () => `[${",".repeat(1_000_000)}`, refused("malformed")),
  json("empty object", () => "{}", refused("empty")),
  json("NaN", () => "[NaN]", refused("malformed")),
  json("comment", () => '{/*a*/"a":1}', refused("malformed")),
  json("trailing comma", () => '{"a":1,}', refused("malformed")),
  json("single quotes", () => "{'a':1}", refused("malformed")),
  json(
    "attributes past the limit",
    () => attributes(LIMITS.mispAttributesPerEvent + 1),
    refused("limit"),
  ),
  json(
    "event whose attributes are numbers",
    () => '{"Event":{"info":"x","Attribute":[1,2,null,"a",[],{}]}}',
    {
      kind: "read",
      notice: "misp-attribute-incomplete",
      skipped: 6,
    },
  ),
  json(
    "event whose lists are no lists",
    () => '{"Event":{"info":"x","Attribute":{"a":1},"Object":"x","Tag":7}}',
    read(),
  ),
  json(
    "attachment that is no base64",
    () => '{"Event":{"info":"x","Attribute":[{"type":"attachment","value":"a","data":"%%%%"}]}}',
    read("misp-data-damaged"),
  ),
  {
    name: "JSON: UTF-8 that is none",
    sourceName: "hostile.json",
    bytes: () => latin1Bytes('{"a":"\u00c3("}'),
    verdict: refused("encoding"),
  },
  {
    name: "JSON: surrogates as UTF-8 bytes",
    sourceName: "hostile.json",
    bytes: () => latin1Bytes('{"a":"\u00ed\u00a0\u0080"}'),
    verdict: refused("encoding"),
  },
  {
    name: "JSON lines: a line past the limit",
    sourceName: "hostile.jsonl",
    bytes: () => utf8(`{"a":1}\n{"b":2}\n{"c":"${"x".repeat(LIMITS.jsonLineBytes)}"}\n{"d":1}\n`),
    format: "json-lines",
    verdict: { kind: "read", notice: "json-line-rejected", skipped: 1 },
  },
  {
    name: "JSON lines: a broken line among good ones",
    sourceName: "hostile.jsonl",
    bytes: () => utf8('{"a":1}\n{"b":\n{"c":3}\n{"d":4}\n{"d":5}\n'),
    verdict: { kind: "read", notice: "json-line-rejected", skipped: 1 },
  },
];
