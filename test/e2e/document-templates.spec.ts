import { readFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import { unlock } from "../helpers/window.ts";
import { expect, makeVault, test } from "./desk.ts";
import { settled } from "./screens.ts";

const SHOTS = process.env["WATCHPOST_SHOTS"];

for (const colorScheme of ["light", "dark"] as const) {
  test(`a template is kept in the settings, refused with the place while it is wrong, and used by a report, ${colorScheme}`, async ({
    desk,
  }) => {
    test.setTimeout(150_000);
    await makeVault(desk);
    await desk.cli([
      "incident",
      "create",
      "--title",
      "Web shell on mail gateway",
      "--tlp",
      "GREEN",
    ]);
    const { page } = await desk.openWindow(desk.startHost(), { colorScheme });
    await unlock(page);
    await page.keyboard.press("g");
    await page.keyboard.press("s");
    await page.getByRole("button", { name: "Organisation" }).click();
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("For the minister");
    const body = page.getByRole("textbox", { name: "Template", exact: true });
    const keep = page.getByRole("button", { name: "Keep the template" });
    await body.fill("# In short\n{{titel}}");
    await expect(page.getByText("line 2, column 1: “titel” is not known here")).toBeVisible();
    await expect(keep).toBeDisabled();
    await body.fill("# In short\n{{title}} is {{severity}}.");
    await settled(page);
    if (SHOTS !== undefined)
      await page.screenshot({ path: `${SHOTS}/template-settings-${colorScheme}.png` });
    const settings = await new AxeBuilder({ page }).include("main").analyze();
    expect(settings.violations.map(({ id }) => id)).toEqual([]);
    await keep.click();
    await page.getByRole("button", { name: "Change For the minister" }).waitFor();

    await page.keyboard.press("Escape");
    await page.keyboard.press("g");
    await page.keyboard.press("i");
    await page.getByRole("grid", { name: "Incidents" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Web shell on mail gateway", level: 1 }).waitFor();
    await page.keyboard.press("Shift+R");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Template" }).click();
    await page.getByRole("option", { name: "For the minister" }).click();
    const preview = dialog.getByRole("region", { name: "Preview" });
    await expect(preview).toContainText("In short");
    await expect(preview).toContainText("Web shell on mail gateway is medium.");
    await settled(page);
    if (SHOTS !== undefined)
      await page.screenshot({ path: `${SHOTS}/template-${colorScheme}.png` });
    const { violations } = await new AxeBuilder({ page }).include("[role=dialog]").analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await dialog.getByRole("combobox", { name: "Format" }).click();
    await page.getByRole("option", { name: "PDF" }).click();
    await dialog.getByRole("checkbox", { name: "I have read this" }).focus();
    await page.keyboard.press("Space");
    const download = page.waitForEvent("download");
    await page.keyboard.press("Enter");
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^TLP-GREEN_CERT-XX-\d{4}-000001\.pdf$/);
    expect((await readFile(await file.path())).subarray(0, 8).toString()).toBe("%PDF-1.7");
  });
}
