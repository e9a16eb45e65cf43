import { readFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import { z } from "zod";
import { unlock } from "../helpers/window.ts";
import { expect, makeVault, test } from "./desk.ts";
import { settled } from "./screens.ts";

test("the case report says before saving what it will leave out, and is saved by keyboard", async ({
  desk,
}) => {
  await makeVault(desk);
  await desk.cli(["incident", "create", "--title", "Web shell on mail gateway", "--tlp", "GREEN"]);
  const { page } = await desk.openWindow(desk.startHost());
  await unlock(page);
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await page.getByRole("heading", { name: "Incidents", level: 1 }).waitFor();
  await page.getByRole("grid", { name: "Incidents" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Web shell on mail gateway", level: 1 }).waitFor();
  await page.getByRole("button", { name: "Report… Shift R" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("status")).toContainText("nothing");
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).include("[role=dialog]").analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await dialog.getByRole("checkbox", { name: "I have read this" }).focus();
  await page.keyboard.press("Space");
  const download = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^TLP-GREEN_CERT-XX-\d{4}-000001\.html$/);
  expect(await readFile(await file.path(), "utf8")).toContain("Web shell on mail gateway");
  await dialog.waitFor({ state: "hidden" });
});

test("the custody sheet of a file is saved from its evidence", async ({ desk }) => {
  await makeVault(desk);
  const made = z
    .object({ number: z.string() })
    .parse(await desk.cli(["incident", "create", "--title", "Disk image", "--tlp", "GREEN"]));
  const image = await desk.write("disk.img", "bytes");
  await desk.cli(["evidence", "add", image, "--incident", made.number]);
  const { page } = await desk.openWindow(desk.startHost());
  await unlock(page);
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await page.getByRole("heading", { name: "Incidents", level: 1 }).waitFor();
  await page.getByRole("grid", { name: "Incidents" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Disk image", level: 1 }).waitFor();
  await page.getByRole("tab", { name: "Evidence" }).click();
  await page.getByText("disk.img").first().click();
  await page.getByRole("button", { name: "Custody sheet…" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Custody sheet for disk.img" });
  await dialog.waitFor();
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).include("[role=dialog]").analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await dialog.getByRole("checkbox", { name: "I have read this" }).focus();
  await page.keyboard.press("Space");
  const download = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^TLP-GREEN_.+\.html$/);
  expect(await readFile(await file.path(), "utf8")).toContain("disk.img");
  await dialog.waitFor({ state: "hidden" });
});

test("the brief for the next shift is saved from the journal with one key", async ({ desk }) => {
  await makeVault(desk);
  await desk.cli(["incident", "create", "--title", "Relay abuse", "--tlp", "GREEN"]);
  const { page } = await desk.openWindow(desk.startHost());
  await unlock(page);
  await page.keyboard.press("g");
  await page.keyboard.press("j");
  await page.getByRole("heading", { name: "Journal", level: 1 }).waitFor();
  await page.getByRole("row").nth(1).waitFor();
  await page.keyboard.press("b");
  const dialog = page.getByRole("dialog", { name: "Brief for the next shift" });
  await expect(dialog.getByRole("status")).toContainText("TLP:GREEN");
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).include("[role=dialog]").analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await dialog.getByRole("checkbox", { name: "I have read this" }).focus();
  await page.keyboard.press("Space");
  const download = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^TLP-GREEN_\d{8}T\d{4}\.html$/);
  expect(await readFile(await file.path(), "utf8")).toContain("Relay abuse");
  await dialog.waitFor({ state: "hidden" });
});
