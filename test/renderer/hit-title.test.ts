import { describe, expect, it } from "vitest";
import { safeTitle } from "../../renderer/hit-title.ts";

describe("the title of a search hit", () => {
  it.each([
    ["http://evil.example/x", "hxxp://evil[.]example/x"],
    ["user@evil.example", "user[@]evil[.]example"],
    ["192.0.2.1", "192[.]0[.]2[.]1"],
    ["node01.evil.example", "node01[.]evil[.]example"],
    ["44d88612fea8a8f36de82e1278abb02f", "44d88612fea8a8f36de82e1278abb02f"],
    ["Apple Mail (2.3445.9.1)", "Apple Mail (2.3445.9.1)"],
    ["invoice_2026.pdf", "invoice_2026.pdf"],
  ])("defangs the observable %j", (title, shown) => {
    expect(safeTitle({ kind: "observable", title })).toBe(shown);
  });

  it("leaves the title of a case as it was written", () => {
    expect(safeTitle({ kind: "incident", title: "evil.example" })).toBe("evil.example");
  });
});
