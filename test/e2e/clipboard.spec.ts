import type { Page } from "@playwright/test";
import { journal } from "../../shared/text/en/journal.ts";
import { dataPath } from "../helpers/data.ts";
import { expect, openFilledDesk, test } from "./desk.ts";

const SETTINGS_CHANGED = journal.verbs["settings-changed"];
const MAIL = dataPath("eml/postal-mime/arf.eml");

/** Copies a selection of text with the system's own key, as an analyst does out of a report. */
async function copyHeading(page: Page): Promise<void> {
  await page.getByRole("heading", { name: "Triage", level: 1 }).waitFor();
  await page.evaluate(() => {
    const heading = document.querySelector("h1");
    if (heading) getSelection()?.selectAllChildren(heading);
  });
  await page.keyboard.press("Control+c");
}

test("what was copied is gone at lock, also when it was copied as a selection", async ({
  desk,
}) => {
  const { page } = await openFilledDesk(desk, [MAIL]);
  await copyHeading(page);
  await page.keyboard.press("Control+Shift+L");
  const box = page.getByLabel("Passphrase", { exact: true });
  await box.waitFor();
  await box.focus();
  await page.keyboard.press("Control+v");
  await expect(box).toHaveValue("");
});

test("a set time of 0 leaves it, also at lock", async ({ desk }) => {
  const { page } = await openFilledDesk(desk, [MAIL]);
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await page.getByRole("button", { name: /^Marking and lock/ }).click();
  const seconds = page.getByLabel("Clear the clipboard after seconds");
  await seconds.fill("0");
  await seconds.press("Enter");
  await page.getByRole("heading", { name: "Settings", level: 1 }).click();
  await seconds.blur();
  // The journal shows it once it is in force.
  await page.keyboard.press("g");
  await page.keyboard.press("j");
  await expect(page.getByRole("grid").getByText(SETTINGS_CHANGED).first()).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await copyHeading(page);
  await page.keyboard.press("Control+Shift+L");
  const box = page.getByLabel("Passphrase", { exact: true });
  await box.waitFor();
  await box.focus();
  await page.keyboard.press("Control+v");
  await expect(box).toHaveValue("Triage");
});
