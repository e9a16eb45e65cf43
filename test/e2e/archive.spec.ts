import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { z } from "zod";
import { unlock } from "../helpers/window.ts";
import { expect, makeVault, test } from "./desk.ts";
import { settled } from "./screens.ts";

const SECRET = "eleven quiet otters under the ice";

async function expectAccessible(page: Page): Promise<void> {
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).include("[role=dialog]").analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
}

test("a case is archived by keyboard, unmade, and taken in again from the file", async ({
  desk,
}) => {
  test.setTimeout(120_000);
  await makeVault(desk);
  const { number } = z
    .object({ number: z.string() })
    .parse(await desk.cli(["incident", "create", "--title", "Web shell", "--tlp", "GREEN"]));
  const { page } = await desk.openWindow(desk.startHost());
  await unlock(page);
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await page.getByRole("heading", { name: "Incidents", level: 1 }).waitFor();
  await page.getByRole("grid", { name: "Incidents" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Web shell", level: 1 }).waitFor();
  await page.keyboard.press("Shift+A");
  const dialog = page.getByRole("dialog", { name: `Archive ${number}` });
  await expect(dialog.getByText("1 × Incident")).toBeVisible();
  await dialog.getByRole("textbox", { name: "New passphrase" }).fill(SECRET);
  await dialog.getByRole("textbox", { name: "The same again" }).fill(SECRET);
  await dialog.getByRole("checkbox", { name: "I read what leaves" }).focus();
  await page.keyboard.press("Space");
  await expectAccessible(page);
  const download = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  const file = await download;
  expect(file.suggestedFilename()).toBe(`TLP-GREEN_${number}.case.age`);
  await dialog.waitFor({ state: "hidden" });
  const path = `${desk.root}/${file.suggestedFilename()}`;
  await file.saveAs(path);

  await page.keyboard.press("u");
  await page.keyboard.press("g");
  await page.keyboard.press("m");
  await page.getByLabel("Take in a case archive…").setInputFiles(path);
  const taking = page.getByRole("dialog", { name: "Take in a case archive" });
  await taking.getByRole("textbox", { name: "Passphrase of the archive" }).fill(SECRET);
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  // Opening a passphrase takes a second of its own, and more where others compute as well.
  const verified = { timeout: 60_000 };
  const status = taking.getByRole("status");
  await expect(status).toContainText("a device of this organisation", verified);
  await expect(status).toContainText("1: 1 new, 0 changed");
  await expectAccessible(page);
  await taking.getByRole("button", { name: "Take it in" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Web shell", level: 1 }).waitFor();
});
