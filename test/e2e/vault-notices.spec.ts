import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { unlock } from "../helpers/window.ts";
import { expect, makeVault, test } from "./desk.ts";

test("a vault that was not closed in order says so and that it is whole, can be checked from there, and is dismissed", async ({
  desk,
}) => {
  await makeVault(desk);
  // The note of the holder stays where a program is killed.
  await writeFile(join(desk.home, "vaults", "desk", "lock-holder.json"), "{}");
  const { page, complaints } = await desk.openWindow(desk.startHost());
  await unlock(page);
  const notice = page.getByRole("region", { name: "About this vault" });
  // The quick check that follows by itself has looked at it by then.
  await expect(notice).toContainText("This vault was not closed in order, and is whole");
  await notice.getByRole("button", { name: "Check now" }).click();
  await page.getByRole("heading", { name: "Settings", level: 1 }).waitFor();
  await expect(page.locator("main")).toContainText("The vault is in order.");
  await notice.getByRole("button", { name: "Dismiss" }).click();
  await expect(notice).toHaveCount(0);
  await page.keyboard.press("Control+Shift+L");
  await page.getByLabel("Passphrase", { exact: true }).waitFor();
  await unlock(page);
  await expect(page.getByRole("region", { name: "About this vault" })).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test("a vault that was not checked for a week is offered a check, which is remembered", async ({
  desk,
}) => {
  await makeVault(desk);
  const { page } = await desk.openWindow(desk.startHost());
  await unlock(page);
  const reminder = page.getByRole("region", { name: "About this vault" });
  await expect(reminder).toHaveCount(0);
  await page.clock.setFixedTime(Date.now() + 8 * 24 * 60 * 60 * 1_000);
  // The window looks at the clock every 15 seconds.
  await expect(reminder).toContainText("not been checked for a week", { timeout: 30_000 });
  await reminder.getByRole("button", { name: "Check now" }).click();
  await expect(page.locator("main")).toContainText("Last found in order");
  await reminder.getByRole("button", { name: "Dismiss" }).click();
  await expect(reminder).toHaveCount(0);
});
