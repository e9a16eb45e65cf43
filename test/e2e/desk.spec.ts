import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { canary, findCanaries } from "../helpers/canary.ts";
import { DESK_PASSPHRASE } from "../helpers/cli.ts";
import { dataPath } from "../helpers/data.ts";
import { unlock } from "../helpers/window.ts";
import { expect, makeVault, openFilledDesk, test } from "./desk.ts";
import { leaveText } from "./screens.ts";
import { sealedBytes } from "./sealed-drafts.ts";

const MAILS = [
  dataPath("eml/rfc/rfc6591-auth-failure.eml"),
  dataPath("eml/mailparser/nodemailer.eml"),
  dataPath("eml/postal-mime/arf.eml"),
];

const ONE_LINE = { name: "What happened, in one line" };
const WHAT_WAS_SAID = { name: "What was said" };

test("the key locks the vault, the passphrase opens it where it was, a wrong one does not", async ({
  desk,
}) => {
  const { page, complaints } = await openFilledDesk(desk, MAILS);
  await page.keyboard.press("Control+Shift+L");
  const box = page.getByLabel("Passphrase", { exact: true });
  await box.waitFor();
  await expect(page.locator("body")).not.toContainText("new bill");
  await box.fill("eight grey herons over the weir");
  await page.keyboard.press("Enter");
  await expect(page.locator("form")).toContainText("does not open this vault");
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await unlock(page);
  await expect(page.getByRole("grid", { name: "Reports" })).toContainText("new bill");
  expect(complaints).toEqual([]);
});

test("u takes back a rejection, and the journal shows both", async ({ desk }) => {
  const { page } = await openFilledDesk(desk, MAILS);
  const rows = page.getByRole("grid", { name: "Reports" }).getByRole("rowgroup").getByRole("row");
  await expect(rows).toHaveCount(3);
  await page.keyboard.press("r");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await page.keyboard.press("2");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "hidden" });
  await expect(rows).toHaveCount(2);
  await leaveText(page);
  await page.keyboard.press("u");
  await expect(rows).toHaveCount(3);
  // In a list `j` alone moves: after `g` it leads to the journal all the same.
  await page.getByRole("grid", { name: "Reports" }).focus();
  await page.keyboard.press("g");
  await page.keyboard.press("j");
  await page.getByRole("heading", { name: "Journal", level: 1 }).waitFor();
  const journal = page.getByRole("grid").getByRole("rowgroup").first();
  await expect(journal.getByRole("row").nth(0)).toContainText(/undo|took back|taken back/i);
  await expect(journal.getByRole("row").nth(1)).toContainText(/reject/i);
});

test("the search box finds while typing, and Escape leads out of it", async ({ desk }) => {
  const { page } = await openFilledDesk(desk, MAILS);
  await page.keyboard.press("g");
  await page.keyboard.press("f");
  await page.getByRole("heading", { name: "Search", level: 1 }).waitFor();
  await expect(page.getByRole("combobox", { name: "Search in everything" })).toHaveValue("");
  await page.keyboard.type("new bill");
  await expect(page.locator("main")).toContainText("You have a new bill from your bank");
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await page.getByRole("heading", { name: "Incidents", level: 1 }).waitFor();
});

test("the palette finds every place and goes there", async ({ desk }) => {
  const { page } = await openFilledDesk(desk, []);
  for (const name of ["Incidents", "Imports", "Search"]) {
    await page.keyboard.press("Control+k");
    // At once, as whoever knows the name does: no letter before the box is there gets lost.
    await page.keyboard.type(name);
    const palette = page.getByRole("dialog");
    await expect(palette.getByRole("combobox")).toHaveValue(name);
    await palette
      .getByRole("option", { name: new RegExp(name) })
      .first()
      .waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name }).waitFor();
  }
});

test("a draft survives the crash of its browser, and nobody can read it in the profile", async ({
  desk,
}) => {
  const { page, host, context } = await openFilledDesk(desk, MAILS);
  await page.keyboard.press("n");
  const secret = canary(1);
  const before = await sealedBytes(page);
  await page.getByRole("textbox", ONE_LINE).fill(secret);
  // Far more than anything else that the window keeps: once it has arrived, so has what was typed before.
  await page.getByRole("textbox", WHAT_WAS_SAID).fill("and again. ".repeat(200));
  await expect.poll(() => sealedBytes(page)).toBeGreaterThan(before + 2_000);
  const session = await context.newCDPSession(page);
  const isGone = context.waitForEvent("close");
  session.send("Browser.crash").catch(() => undefined);
  await isGone;
  const second = await desk.openWindow(host);
  const again = second.page;
  await again.getByRole("heading", { name: "Triage", level: 1 }).waitFor();
  await again.keyboard.press("n");
  await expect(again.getByRole("textbox", ONE_LINE)).toHaveValue(secret);
  await second.close();
  await host.stop();
  expect(findCanaries([desk.home, desk.profile])).toEqual([]);
  expect(readdirSync(desk.profile).length).toBeGreaterThan(0);
});

test("the start screen and its forms speak German and French", async ({ fresh: { page } }) => {
  for (const [language, heading] of [
    ["Deutsch", /möchten Sie/],
    ["Français", /Que voulez-vous|souhaitez/],
  ] as const) {
    await page.getByText(language, { exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(heading);
    await expect(page.locator("html")).toHaveAttribute(
      "lang",
      language === "Deutsch" ? "de" : "fr",
    );
  }
});

test("the demonstration opens with cases in it and leaves nothing behind", async ({ desk }) => {
  mkdirSync(join(desk.home, "vaults"), { recursive: true });
  const host = desk.startHost();
  const { page, context } = await desk.openWindow(host);
  await page.getByRole("heading", { name: "What do you want to do?" }).waitFor();
  await page.keyboard.press("d");
  await page.getByRole("navigation").first().waitFor({ timeout: 30_000 });
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await expect(page.getByRole("grid").getByRole("row")).not.toHaveCount(0);
  await context.close();
  await host.stop();
  expect(readdirSync(join(desk.home, "vaults"))).toEqual([]);
  expect(readFileSync(join(desk.home, "installation.json"), "utf8")).not.toContain("passphrase");
});

test("a restore is rehearsed from the settings, and a wrong file and passphrase are told apart", async ({
  desk,
}) => {
  await makeVault(desk);
  await desk.cli(["import", ...MAILS]);
  const backup = join(desk.root, "desk.wpbackup");
  await desk.cli(["vault", "backup", "--out", backup]);
  const { page } = await desk.openWindow(desk.startHost());
  await unlock(page);
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog");
  await palette.waitFor();
  await page.keyboard.type("Rehearse");
  await palette.getByRole("option", { name: "Rehearse a restore" }).waitFor();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Rehearse a restore" });
  const rehearse = async (file: string, passphrase: string): Promise<void> => {
    await dialog.locator('input[type="file"]').setInputFiles(file);
    await dialog.getByLabel(/^Passphrase of the backup/u).fill(passphrase);
    await page.keyboard.press("Enter");
  };
  await rehearse(dataPath("eml/postal-mime/arf.eml"), DESK_PASSPHRASE);
  await expect(dialog.getByRole("alert")).toContainText("backup");
  await rehearse(backup, "not the passphrase of this");
  await expect(dialog).toContainText("does not open this vault");
  await rehearse(backup, DESK_PASSPHRASE);
  await expect(page.getByText(/The backup can be restored: \d+ records/)).toBeVisible();
  await expect(dialog).toHaveCount(0);
});
