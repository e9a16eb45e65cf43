import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { dataPath } from "../helpers/data.ts";
import { expect, openFilledDesk, test } from "./desk.ts";
import { leaveText, PLACES, settled } from "./screens.ts";

const FILES = [
  dataPath("eml/rfc/rfc6591-auth-failure.eml"),
  dataPath("eml/pymisp/mail_1_headers_only.eml"),
  dataPath("misp-eset/sednit"),
];

/** Findings that would keep somebody from working, as `rule: element`. */
async function seriousFindings(page: Page): Promise<readonly string[]> {
  await settled(page);
  const { violations } = await new AxeBuilder({ page })
    // The scriptless frame of a mail lets no checker in.
    .setLegacyMode(true)
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
    // What passed is neither read nor carried over from the page, which takes half of the time.
    .options({ resultTypes: ["violations"] })
    .analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme axe finds nothing serious`, () => {
    test("on the screens before a vault is open", async ({ desk }) => {
      const { page } = await desk.openWindow(desk.startHost(), { colorScheme });
      await page.getByRole("heading", { level: 1 }).waitFor();
      expect.soft(await seriousFindings(page), "first run").toEqual([]);
      await page.keyboard.press("c");
      await page.getByRole("heading", { name: "Create a vault" }).waitFor();
      expect.soft(await seriousFindings(page), "create").toEqual([]);
      await page.keyboard.press("Escape");
      await page.keyboard.press("r");
      await page.getByRole("heading", { name: "Restore a backup" }).waitFor();
      expect.soft(await seriousFindings(page), "restore").toEqual([]);
    });

    test("on every screen, its empty state, dialogs, palette and help", async ({ desk }) => {
      test.setTimeout(150_000);
      const { page, complaints } = await openFilledDesk(desk, FILES, { colorScheme });
      for (const place of PLACES) {
        await place.open(page);
        expect.soft(await seriousFindings(page), place.name).toEqual([]);
        if (place.openRow === undefined) continue;
        await place.openRow(page);
        expect.soft(await seriousFindings(page), `${place.name}, opened`).toEqual([]);
      }
      await PLACES[0]?.open(page);
      for (const [key, name] of [
        ["a", "accept"],
        ["Control+k", "palette"],
        ["?", "shortcut help"],
      ] as const) {
        await page.keyboard.press(key);
        await page.getByRole("dialog").waitFor();
        expect.soft(await seriousFindings(page), name).toEqual([]);
        await leaveText(page);
      }
      expect(complaints).toEqual([]);
    });
  });
}
