import { describe, expect, test } from "vitest";
import { planImport } from "../../../../shared/domain/constituents/plan-import.ts";
import { readConstituentTable } from "../../../../shared/formats/constituents/read-table.ts";
import type { Constituent } from "../../../../shared/model/constituent.ts";
import { constituentIdSchema } from "../../../../shared/model/ids.ts";

const encoder = new TextEncoder();
const read = (lines: readonly string[], mapping = {}) =>
  readConstituentTable(encoder.encode(lines.join("\r\n")), mapping);
const table = (...lines: readonly string[]) => {
  const result = read(lines);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const faultsOf = (header: string, row: string) =>
  table(header, row).faults.map(({ line, column, problem, found }) => [
    line,
    column,
    problem,
    found,
  ]);
const planOf = (lines: readonly string[], known: readonly Constituent[] = []) =>
  planImport(table(...lines).rows, known);
const kept = (lines: readonly string[]): Constituent => {
  const [change] = planOf(lines).changes;
  if (change?.kind !== "add") throw new Error("nothing was added");
  const time = "2026-11-27T08:00:00.000Z";
  const id = constituentIdSchema.parse("00000000-0000-7000-8000-000000000001");
  return { ...change.fields, id, createdAt: time, updatedAt: time, revision: 1 };
};

const FULL =
  "name,country,sector,sub_sector,kind,ranges,asns,domains,products,language,contact_role,contact_mail,contact_language";
const GRID =
  "Grid,de,Energy,Electricity,essential,192.0.2.9/24; 2001:DB8::/32,64496;AS64497,Grid.Example;*.grid.example,pkg:npm/left-pad@1.0.0,de;fr,abuse,abuse@grid.example,de";

describe("a table of constituents", () => {
  test("is read column by column into canonical values", () => {
    expect(table(FULL, GRID)).toEqual({
      rows: [
        {
          line: 2,
          name: "Grid",
          country: "DE",
          scalars: { sector: "energy", subSector: "electricity", kind: "essential" },
          lists: {
            languages: ["de", "fr"],
            ranges: ["192.0.2.0/24", "2001:db8::/32"],
            asns: ["AS64496", "AS64497"],
            domains: ["grid.example"],
            products: ["pkg:npm/left-pad@1.0.0"],
          },
          contact: { role: "abuse", mail: "abuse@grid.example", language: "de" },
        },
      ],
      refusedRows: 0,
      faults: [],
      unknownColumns: [],
      guessedCells: 0,
    });
  });

  test("finds its delimiter though values are separated by semicolons", () => {
    const [row] = table("name;country;ranges", 'Grid;DE;"192.0.2.0/24;198.51.100.0/24"').rows;
    expect(row?.lists.ranges).toEqual(["192.0.2.0/24", "198.51.100.0/24"]);
  });

  test("has other headers when a mapping names them, and says which it does not know", () => {
    const result = read(["Organisation,country,Remark", "Grid,DE,x"], { name: "Organisation" });
    expect(result.ok && [result.value.rows[0]?.name, result.value.unknownColumns]).toEqual([
      "Grid",
      ["Remark"],
    ]);
  });

  test.each([
    ["no column of names", ["country,ranges", "DE,192.0.2.0/24"], {}, "name"],
    ["a column twice", ["name,name", "a,b"], {}, "name"],
    ["a mapped header that is not there", ["name", "a"], { country: "Land" }, "country"],
    ["nothing", [], {}, "name"],
  ])("with %s is refused as a whole", (_what, lines, mapping, field) => {
    const result = read(lines, mapping);
    expect(!result.ok && result.error.field).toBe(field);
  });
});

test.each([
  ["name,ranges", "A,192.0.2.0/33", "ranges", "not-a-network", "192.0.2.0/33"],
  ["name,ranges", "A,192.0.2.0/", "ranges", "not-a-network", "192.0.2.0/"],
  ["name,asns", "A,AS99999999999", "asns", "not-an-asn", "AS99999999999"],
  ["name,domains", "A,com", "domains", "not-a-domain", "com"],
  ["name,sector", "A,witchcraft", "sector", "unknown-sector", "witchcraft"],
  ["name,kind", "A,vital", "kind", "unknown-kind", "vital"],
  ["name,country", "A,Germany", "country", "not-a-country", "Germany"],
  ["name,valid_from", "A,2026-02-30", "valid_from", "not-a-date", "2026-02-30"],
  ["name,contact_mail", "A,nobody", "contact_mail", "not-a-mail-address", "nobody"],
  ["name,products", "A,left-pad", "products", "not-a-product", "left-pad"],
  ["name,country", ",DE", "name", "missing", ""],
  ["name,country", "A,DE,more", "", "wrong-number-of-cells", "3 ≠ 2"],
])("under %s the row %s is refused with its place", (header, row, column, problem, found) => {
  expect(faultsOf(header, row)).toEqual([[2, column, problem, found]]);
});

describe("what a table changes", () => {
  test("a row a contact makes one organisation, and the numbers add up", () => {
    const { changes, ledger } = planOf([
      "name,country,ranges,contact_mail",
      "Grid,DE,192.0.2.0/24,a@grid.example",
      "GRID,DE,198.51.100.0/24,b@grid.example",
      "Rail,DE,,",
    ]);
    expect(ledger).toEqual({
      rows: 3,
      organisations: 2,
      continuing: 1,
      refused: 0,
      added: 2,
      changed: 0,
      unchanged: 0,
    });
    expect(changes[0]?.fields.ranges).toEqual(["192.0.2.0/24", "198.51.100.0/24"]);
    expect(changes[0]?.fields.contacts?.map(({ mail }) => mail)).toEqual([
      "a@grid.example",
      "b@grid.example",
    ]);
  });

  test("a row that contradicts an earlier one is refused alone", () => {
    const { ledger, faults } = planOf(["name,sector", "Grid,energy", "Grid,health"]);
    expect(ledger).toMatchObject({ rows: 2, organisations: 1, refused: 1 });
    expect(faults).toEqual([
      { line: 3, column: "sector", problem: "unlike-an-earlier-row", found: "health" },
    ]);
  });

  test("a sub-sector of another sector and a last day before the first refuse all rows of the organisation", () => {
    const { ledger, faults } = planOf([
      "name,sector,sub_sector,valid_from,valid_to,domains",
      "Grid,energy,rail,,,",
      "Grid,,,,,grid.example",
      "Rail,,,2026-02-01,2026-01-01,",
    ]);
    expect(ledger).toMatchObject({ rows: 3, organisations: 0, continuing: 0, refused: 3 });
    expect(faults.map(({ line, problem }) => [line, problem])).toEqual([
      [2, "unknown-sub-sector"],
      [4, "ends-before-it-begins"],
    ]);
  });

  test("the same table again changes nothing", () => {
    const { changes, ledger } = planOf([FULL, GRID], [kept([FULL, GRID])]);
    expect(changes).toEqual([]);
    expect(ledger).toMatchObject({ rows: 1, organisations: 1, unchanged: 1 });
  });

  test("what a table has no column for stays, what is empty in it goes", () => {
    const { changes } = planOf(
      [
        "name,country,asns,contact_role,contact_mail,contact_phone",
        "grid,DE,,abuse,abuse@grid.example,112",
      ],
      [kept([FULL, GRID])],
    );
    expect(changes).toEqual([
      {
        kind: "update",
        id: kept([FULL, GRID]).id,
        name: "Grid",
        fields: {
          asns: [],
          contacts: [expect.objectContaining({ phone: "112", language: "de" })],
        },
      },
    ]);
  });
});
