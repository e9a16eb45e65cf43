import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { unlock } from "../helpers/window.ts";
import { expect, makeVault, test, typeKeys } from "./desk.ts";
import { settled } from "./screens.ts";

const SHOTS = process.env["WATCHPOST_SHOTS"];
const VICTIMS = 40;
const SECTORS = ["energy", "transport", "health", "food"];

/** A register of many constituents, one network each. */
function register(): string {
  const rows = Array.from({ length: VICTIMS }, (_, at) => {
    const language = ["de", "fr", "en"][at % 3] ?? "en";
    return `Victim ${String(at).padStart(2, "0")},DE,${SECTORS[at % 4] ?? ""},important,10.0.${String(at)}.0/24,abuse,Desk ${String(at)},abuse@v${String(at)}.example,${language}`;
  });
  const header =
    "name,country,sector,kind,ranges,contact_role,contact_name,contact_mail,contact_language";
  return [header, ...rows, "Broken,DE,trains,other,10.1.0.0/16,,,,"].join("\n");
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`constituents come in, are told and followed up by keyboard, ${colorScheme}`, async ({
    desk,
  }) => {
    test.setTimeout(300_000);
    await makeVault(desk);
    const file = join(desk.home, "..", "register.csv");
    const list = join(desk.home, "..", "addresses.txt");
    writeFileSync(file, register());
    const values = Array.from({ length: VICTIMS }, (_, at) => `10.0.${String(at)}.7`);
    writeFileSync(list, [...values, "203.0.113.9"].join("\n"));
    await desk.cli(["import", list, "--tlp", "GREEN"]);
    const { items } = z
      .object({ items: z.array(z.object({ id: z.string() })) })
      .parse(await desk.cli(["report", "list"]));
    await desk.cli(["report", "accept", items[0]?.id ?? "", "--class", "rsit:vulnerable"]);
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
    await typeKeys(page, "g", "c");
    await page.getByRole("heading", { name: "Constituents", level: 1 }).waitFor();
    await expect(page.getByText("The register is empty")).toBeVisible();
    await look("register-empty");
    await page.keyboard.press("i");
    await page.getByLabel("File", { exact: true }).setInputFiles(file);
    await page.getByRole("button", { name: "Take in" }).click();
    await expect(
      page.getByText(`${String(VICTIMS + 1)} rows: ${String(VICTIMS)} organisations`),
    ).toBeVisible();
    await expect(page.getByText("not a sector of NIS2")).toBeVisible();
    await look("register-ledger");
    await leave(page);
    await page.keyboard.press("j");
    await page.keyboard.press("c");
    await expect(page.getByText("Confirmed today: Victim 01")).toBeVisible();
    await look("register");
    await page.keyboard.press("w");
    await page.getByRole("textbox", { name: "Values" }).fill("10[.]0[.]3[.]9");
    await expect(page.getByText("the longest prefix that holds the value")).toBeVisible();
    await look("register-match");
    await leave(page);
    await page.keyboard.press("e");
    await page.getByRole("textbox", { name: "Name" }).waitFor();
    await look("register-edit");
    await leave(page);

    await typeKeys(page, "g", "i");
    await page.getByRole("heading", { name: "Incidents", level: 1 }).waitFor();
    await page.getByRole("grid", { name: "Incidents" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("tab", { name: /Overview/ }).waitFor();
    await page.keyboard.press("Shift+N");
    await page.getByRole("heading", { name: "Notifications", level: 1 }).waitFor();
    await look("board-empty");
    await page.keyboard.press("n");
    await expect(
      page.getByRole("button", { name: `Keep ${String(VICTIMS)} drafts` }),
    ).toBeVisible();
    await expect(page.getByText("203.0.113.9")).toBeVisible();
    await look("draft");
    await page.getByRole("button", { name: `Keep ${String(VICTIMS)} drafts` }).click();
    const board = page.getByRole("grid", { name: "Notifications" });
    await expect(board.getByText("Victim 00")).toBeVisible();
    await look("board");
    await board.focus();
    await typeKeys(page, "x", "j", "x");
    await page.keyboard.press("t");
    await page.getByRole("textbox", { name: "Whom" }).fill("Ms Desk");
    await look("tell");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(board.getByText("told")).toHaveCount(2);
    await page.keyboard.press("e");
    await page.getByRole("textbox", { name: "Sender’s address" }).fill("cert@cert.example");
    await page.getByLabel("Password of the archive").fill("twelve grey geese");
    await look("export");
    await leave(page);
    await board.focus();
    await page.keyboard.press("f");
    await expect(board.getByText("fixed", { exact: true })).toHaveCount(1);
    await page.keyboard.press("u");
    await expect(board.getByText("fixed", { exact: true })).toHaveCount(0);
    await page.getByText("By sector and country").click();
    await look("board-told");
    expect(complaints).toEqual([]);
  });
}

/** Out of a dialog; keys go to the screen again once it is gone. */
async function leave(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
}
