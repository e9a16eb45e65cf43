import { gzipSync } from "node:zlib";
import { LIMITS } from "../../../shared/formats/limits.ts";
import { latin1Bytes, utf16Bytes, utf8 } from "./bytes.ts";
import { ANY, read, refused, type HostileCase } from "./case.ts";

function table(name: string, text: () => string, verdict: HostileCase["verdict"]): HostileCase {
  return { name: `table: ${name}`, sourceName: "hostile.csv", bytes: () => utf8(text()), verdict };
}

function text(name: string, content: () => string, verdict: HostileCase["verdict"]): HostileCase {
  return {
    name: `text: ${name}`,
    sourceName: "hostile.txt",
    bytes: () => utf8(content()),
    verdict,
  };
}

const header = (columns: number): string =>
  Array.from({ length: columns }, (_, index) => `c${index}`).join(",");
const ROWS = "ip,domain\n192.0.2.1,a.example.org\n";

export const TABLE_CASES: readonly HostileCase[] = [
  table(
    "columns at the limit",
    () => `${header(LIMITS.tableColumns)}\n${"a,".repeat(LIMITS.tableColumns - 1)}a\n`,
    read(),
  ),
  table(
    "columns one past the limit",
    () => `${header(LIMITS.tableColumns + 1)}\na,b\n`,
    refused("limit"),
  ),
  table("a million columns", () => `${"a,".repeat(1_000_000)}a\n`, refused("limit")),
  table(
    "a row of a million columns",
    () => `${ROWS}${"a,".repeat(400_000)}a\n192.0.2.2,b.example.org\n`,
    {
      kind: "read",
      notice: "table-row-rejected",
      skipped: 1,
    },
  ),
  table(
    "a row past the record limit",
    () => `${ROWS}${"a".repeat(LIMITS.tableRecordCharacters + 1)}\n192.0.2.2,b.example.org\n`,
    {
      kind: "read",
      notice: "table-row-rejected",
      skipped: 1,
    },
  ),
  table("a cell past the limit", () => `${ROWS}${"a".repeat(LIMITS.tableCellCharacters + 1)},b\n`, {
    kind: "read",
    notice: "table-row-rejected",
    skipped: 1,
  }),
  table("quote that never ends", () => `${ROWS}"192.0.2.2,b.example.org\n`, {
    kind: "read",
    notice: "table-row-rejected",
    skipped: 1,
  }),
  table(
    "quote that swallows rows",
    () => `${ROWS}"a\n${"192.0.2.2,b.example.org\n".repeat(50_000)}`,
    ANY,
  ),
  table("text behind a quote with other columns", () => `${ROWS}"192.0.2.2"x,b,c\n`, {
    kind: "read",
    notice: "table-row-rejected",
    skipped: 1,
  }),
  table("text behind a quote, columns fit", () => `${ROWS}"192.0.2.2"x,b.example.org\n`, {
    kind: "read",
    notice: "table-text-after-quote",
    skipped: 0,
  }),
  table("quotes only", () => '"'.repeat(1_000_000), ANY),
  table("quotes and line breaks", () => '"\n'.repeat(300_000), ANY),
  table("NUL in a row", () => `${ROWS}192.0.2.2\0,b.example.org\n`, {
    kind: "read",
    notice: "table-row-rejected",
    skipped: 1,
  }),
  table("commas only", () => ",".repeat(1_000_000), refused("limit")),
  table("carriage returns only", () => "a,b\r".repeat(200_000), ANY),
  table("formulas", () => `ip,comment\n192.0.2.1,=cmd|' /C calc'!A0\n`, read()),
  table(
    "address with too many octets",
    () => `ip,domain\n148.81.111.11.12,a.example.org\n`,
    read("table-cell-invalid"),
  ),
  {
    name: "gzip: 32 MiB in 32 KiB",
    sourceName: "hostile.csv.gz",
    bytes: () => gzipSync(Buffer.alloc(32 * 1024 * 1024)),
    verdict: ANY,
  },
  {
    name: "table: mixed encodings",
    sourceName: "hostile.csv",
    bytes: () => latin1Bytes("ip,comment\n192.0.2.1,\u00c3\u00a4\n192.0.2.2,\u00e4\n"),
    verdict: read("table-encoding-guessed"),
  },
  {
    name: "table: UTF-16",
    sourceName: "hostile.csv",
    bytes: () => utf16Bytes(ROWS),
    verdict: read("table-encoding"),
  },
  text("at the limit of text", () => "a ".repeat(LIMITS.textBytes / 2), read()),
  text(
    "one past the limit of text",
    () => "a ".repeat(LIMITS.textBytes / 2) + "a",
    refused("limit"),
  ),
  text("a million dots", () => "a.".repeat(500_000), ANY),
  text("a million at signs", () => "@a".repeat(500_000), ANY),
  text("a million schemes", () => "hxxp[:]//".repeat(110_000), ANY),
  text(
    "bidi controls and zero width",
    () => "\u202e\u200b192.0.2.1\u2066 evil\u0000".repeat(10_000),
    ANY,
  ),
  text("only NUL", () => "\0".repeat(1_000), refused("binary")),
  text("nothing", () => "", refused("empty")),
  text("only white space", () => " \n".repeat(1_000), refused("empty")),
];
