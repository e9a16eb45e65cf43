import { readFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import { z } from "zod";
import { unlock } from "../helpers/window.ts";
import { expect, makeVault, test } from "./desk.ts";
import { settled } from "./screens.ts";

const SHOTS = process.env["WATCHPOST_SHOTS"];

for (const colorScheme of ["light", "dark"] as const) {
  test(`the report of a stage shows what is given, what stays and what is missing, and is saved by keyboard, ${colorScheme}`, async ({
    desk,
  }) => {
    test.setTimeout(150_000);
    await makeVault(desk);
    const { number } = z
      .object({ number: z.string() })
      .parse(
        await desk.cli(["incident", "create", "--title", "Clinic encrypted", "--tlp", "GREEN"]),
      );
    await desk.cli(["clock", "apply", number, "gdpr-article-33"]);
    const stated = ["--content", "persons-and-records", "--text", "4,000 patients"];
    await desk.cli(["clock", "record", number, ...stated]);
    const { page } = await desk.openWindow(desk.startHost(), { colorScheme });
    await unlock(page);
    await page.keyboard.press("g");
    await page.keyboard.press("i");
    await page.getByRole("grid", { name: "Incidents" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Clinic encrypted", level: 1 }).waitFor();
    await page.getByRole("tab", { name: "Clocks" }).click();
    await page.getByRole("button", { name: "Report… notification to the authority" }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "notification to the authority: report" });
    const outcome = dialog.getByRole("status");
    await expect(outcome).toContainText("categories and approximate numbers of persons");
    await expect(outcome).toContainText("likely consequences");
    await expect(dialog.getByRole("region", { name: "Preview" })).toContainText("4,000 patients");
    await settled(page);
    if (SHOTS !== undefined)
      await page.screenshot({ path: `${SHOTS}/stage-report-${colorScheme}.png` });
    const { violations } = await new AxeBuilder({ page }).include("[role=dialog]").analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await dialog.getByRole("checkbox", { name: "I have read this" }).focus();
    await page.keyboard.press("Space");
    const download = page.waitForEvent("download");
    await page.keyboard.press("Enter");
    const file = await download;
    expect(file.suggestedFilename()).toMatch(
      /^TLP-GREEN_CERT-XX-\d{4}-000001_gdpr-article-33_notification_supervisory-authority\.pdf$/,
    );
    expect((await readFile(await file.path())).subarray(0, 8).toString()).toBe("%PDF-1.7");
    await dialog.waitFor({ state: "hidden" });
  });
}
