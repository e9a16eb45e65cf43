import { AxeBuilder } from "@axe-core/playwright";
import { z } from "zod";
import { unlock } from "../helpers/window.ts";
import { expect, makeVault, test } from "./desk.ts";
import { settled } from "./screens.ts";

const SHOTS = process.env["WATCHPOST_SHOTS"];

for (const colorScheme of ["light", "dark"] as const) {
  test(`an act is applied and its anchor recorded by keyboard, and what is late stands out, ${colorScheme}`, async ({
    desk,
  }) => {
    test.setTimeout(150_000);
    await makeVault(desk);
    const { number } = z
      .object({ number: z.string() })
      .parse(await desk.cli(["incident", "create", "--title", "Ransomware", "--tlp", "GREEN"]));
    await desk.cli(["clock", "apply", number, "gdpr-article-33", "--country", "BE"]);
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
        await page.screenshot({ path: `${SHOTS}/${name}-${colorScheme}.png` });
    };
    await unlock(page);
    await page.keyboard.press("g");
    await page.keyboard.press("i");
    await page.getByRole("heading", { name: "Incidents", level: 1 }).waitFor();
    await page.getByRole("grid", { name: "Incidents" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Ransomware", level: 1 }).waitFor();
    await page.keyboard.press("0");
    const gdpr = page.getByRole("region", { name: "GDPR: personal data breach" });
    await expect(gdpr).toContainText("Starts with: became aware");
    await page.keyboard.press("n");
    await page.getByRole("combobox", { name: "Act or service level" }).waitFor();
    await page.keyboard.press("Control+Enter");
    await expect(page.getByRole("region", { name: "NIS2: significant incident" })).toBeVisible();
    await page.keyboard.press("h");
    await page.getByRole("textbox", { name: "When" }).fill("2026-01-05 08:00");
    await look("form");
    await page.keyboard.press("Control+Enter");
    const region = page.getByRole("region", { name: "NIS2: significant incident" });
    await expect(region.getByText("overdue").first()).toBeVisible();
    await expect(page.getByRole("button", { name: /early warning overdue/ })).toBeVisible();
    await look("tab");
    await page.keyboard.press("u");
    await expect(region.getByText("overdue")).toHaveCount(0);
    await page.keyboard.press("h");
    await page.getByRole("textbox", { name: "When" }).fill("2026-01-05 08:00");
    await page.keyboard.press("Control+Enter");
    await expect(region.getByText("overdue").first()).toBeVisible();
    await page.keyboard.press("g");
    await page.keyboard.press("d");
    await page.getByRole("heading", { name: "Due", level: 1 }).waitFor();
    await expect(page.getByText("2 overdue")).toBeVisible();
    await look("due");
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.getByRole("tab", { name: /Clocks/, selected: true }).waitFor();
    expect(complaints).toEqual([]);
  });
}
