import { AxeBuilder } from "@axe-core/playwright";
import { z } from "zod";
import { unlock } from "../helpers/window.ts";
import { expect, makeVault, test } from "./desk.ts";
import { leaveText, settled } from "./screens.ts";

const SHOTS = process.env["WATCHPOST_SHOTS"];

for (const colorScheme of ["light", "dark"] as const) {
  test(`guides are found as one types, read in another language, and a sheet is prepared, ${colorScheme}`, async ({
    desk,
  }) => {
    test.setTimeout(90_000);
    await makeVault(desk);
    const create = ["incident", "create", "--title", "Portal down", "--tlp", "GREEN"];
    z.object({ number: z.string() }).parse(
      await desk.cli([...create, "--class", 'rsit:availability="ddos"']),
    );
    const { page, complaints } = await desk.openWindow(desk.startHost(), { colorScheme });
    const look = async (name: string): Promise<void> => {
      await settled(page);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      expect
        .soft(
          violations.map(({ id }) => id),
          name,
        )
        .toEqual([]);
      if (SHOTS !== undefined)
        await page.screenshot({ path: `${SHOTS}/guides-${name}-${colorScheme}.png` });
    };
    await unlock(page);
    await page.keyboard.press("g");
    await page.keyboard.press("u");
    await page.getByRole("heading", { name: "Guides", level: 1 }).waitFor();
    await expect(page.getByText("10 guides")).toBeVisible();
    await page.keyboard.press("/");
    await page.keyboard.type("ransom offline");
    await expect(page.getByRole("article", { name: "Ransomware" })).toContainText(
      "Keep one backup offline",
    );
    await look("search");
    await page.getByRole("combobox", { name: "Language" }).click();
    await page.getByRole("option", { name: "français" }).click();
    await page.getByRole("textbox", { name: "Search guides" }).fill("RANCONGICIEL");
    await expect(page.getByRole("article", { name: "Rançongiciel" })).toHaveAttribute("lang", "fr");
    await page.getByRole("textbox", { name: "Search guides" }).fill("zebra");
    await expect(page.getByText("No guide has all of these words.")).toBeVisible();
    await page.getByRole("textbox", { name: "Search guides" }).fill("");
    await look("french");
    await leaveText(page);
    await page.keyboard.press("g");
    await page.keyboard.press("i");
    await page.getByRole("heading", { name: "Incidents", level: 1 }).waitFor();
    await page.getByRole("grid", { name: "Incidents" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Portal down", level: 1 }).waitFor();
    await page.keyboard.press("Shift+V");
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("combobox", { name: "Guide" })).toHaveValue(
      "Denial of service (DDoS)",
    );
    await expect(dialog.getByRole("status")).toContainText("TLP:GREEN");
    await look("sheet");
    await dialog.getByRole("checkbox", { name: /in clear/ }).check();
    const download = page.waitForEvent("download");
    await dialog.getByRole("button", { name: "Save" }).click();
    expect((await download).suggestedFilename()).toMatch(/^TLP-GREEN_.*\.html$/);
    expect(complaints).toEqual([]);
  });
}
