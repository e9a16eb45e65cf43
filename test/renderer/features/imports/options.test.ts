import { describe, expect, it } from "vitest";
import { optionsOf } from "../../../../renderer/features/imports/use-start-import.ts";
import { NO_CHOICES } from "../../../../renderer/imports/import-session.tsx";

describe("the options of an import", () => {
  it("assume nothing that was not chosen: no label, no format, no mapping", () => {
    expect(optionsOf(NO_CHOICES)).toEqual({ isDryRun: false });
  });

  it("carry what was chosen", () => {
    expect(
      optionsOf({
        format: "csv",
        mappingId: "01a20bf7-0cbd-763a-a1a9-866fe67344d8",
        tlp: "TLP:GREEN",
        pap: "PAP:GREEN",
        isDryRun: true,
      }),
    ).toEqual({
      format: "csv",
      mappingId: "01a20bf7-0cbd-763a-a1a9-866fe67344d8",
      tlp: "TLP:GREEN",
      pap: "PAP:GREEN",
      isDryRun: true,
    });
  });
});
