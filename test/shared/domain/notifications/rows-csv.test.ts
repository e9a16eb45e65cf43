import fc from "fast-check";
import { expect, it } from "vitest";
import { csvCell, ROWS_HEADER, rowsCsv } from "../../../../shared/domain/notifications/rows-csv.ts";

it("has a header that stays as it is", () => {
  expect(rowsCsv([])).toBe(`${ROWS_HEADER.join(",")}\r\n`);
  expect(ROWS_HEADER.join(",")).toBe(
    "value,type,port,matched_entry,first_seen,last_seen,comment,details,source,tlp,pap",
  );
});

it.each(["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\u200b=1", "＝1", "|calc", "%0A"])(
  "takes the formula out of %j",
  (cell) => {
    expect(csvCell(cell)).toBe(`"'${cell}"`);
  },
);

it("keeps every cell one cell", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const cell = csvCell(text);
      expect(cell.startsWith('"') && cell.endsWith('"')).toBe(true);
      expect(cell.slice(1, -1).replaceAll('""', "")).not.toContain('"');
    }),
  );
});
