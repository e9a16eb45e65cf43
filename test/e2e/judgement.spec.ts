import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, makeVault, test } from "./desk.ts";
import type { TestDesk } from "./desk.ts";
import { unlock } from "../helpers/window.ts";
import { settled } from "./screens.ts";

const QUESTION = "Who is behind it?";

/** A desk with one incident, nothing judged yet. */
async function openJudgement(desk: TestDesk, colorScheme: "light" | "dark") {
  await makeVault(desk);
  await desk.cli(["incident", "create", "--title", "Mail server broken into", "--tlp", "GREEN"]);
  const host = desk.startHost();
  const window = await desk.openWindow(host, { colorScheme });
  await unlock(window.page);
  return window;
}

async function openTab(page: Page): Promise<void> {
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await page.getByRole("heading", { level: 1, name: "Incidents" }).waitFor();
  await settled(page);
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.getByRole("tabpanel", { name: "Overview" }).waitFor();
  await page.keyboard.press("7");
  await page.getByRole("heading", { name: "No hypothesis yet" }).waitFor();
}

async function addBy(page: Page, key: string, title: string, words: string): Promise<void> {
  await page.keyboard.press(key);
  await page.getByRole("dialog", { name: title }).waitFor();
  await page.keyboard.type(words);
  await page.getByRole("dialog").getByRole("button", { name: title }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await settled(page);
}

async function seriousFindings(page: Page): Promise<readonly string[]> {
  await settled(page);
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
    .options({ resultTypes: ["violations"] })
    .analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`a matrix is made and filled by keyboard, and axe finds nothing serious in the ${colorScheme} theme`, async ({
    desk,
  }, info) => {
    test.setTimeout(90_000);
    const { page, complaints } = await openJudgement(desk, colorScheme);
    await openTab(page);
    expect.soft(await seriousFindings(page), "empty").toEqual([]);
    await addBy(page, "n", "Add a hypothesis", "Criminals who want money");
    await addBy(page, "n", "Add a hypothesis", "A state that wants to read along");
    await addBy(page, "i", "Add an item", "No ransom was asked for in two weeks");
    await addBy(page, "i", "Add an item", "Only the mailbox of one ministry was read");
    const grid = page.getByRole("grid");
    await grid
      .getByRole("gridcell", { name: /^not rated/ })
      .first()
      .focus();
    for (const keys of [
      ["-", "-"],
      ["ArrowRight", "+"],
      ["ArrowDown", "+", "+"],
      ["ArrowLeft", "-"],
    ])
      // As fast as somebody types: the second sign must not wait for the vault.
      for (const key of keys) await page.keyboard.press(key);
    await expect(
      grid.getByRole("gridcell", { name: /^strongly inconsistent: No ransom/ }),
    ).toHaveText("−−");
    await expect(grid.getByRole("gridcell", { name: /^strongly consistent: Only/ })).toHaveText(
      "++",
    );
    await expect(grid.getByRole("gridcell", { name: /^inconsistent: Only/ })).toBeFocused();
    const rows = page.getByRole("region", { name: QUESTION }).locator("ol > li");
    await expect(rows.first()).toContainText("A state that wants to read along");
    await expect(rows.last()).toContainText("12 against, 0 in favour");
    await rows.last().getByText("12 against").click();
    await expect(rows.last()).toContainText(
      "8 against: strongly inconsistent counts twice, F6 weighs 4/8",
    );
    expect.soft(await seriousFindings(page), "filled").toEqual([]);
    await page.screenshot({ path: info.outputPath("matrix.png") });
    await grid.getByRole("columnheader", { name: /Criminals/ }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Change the hypothesis" }).waitFor();
    expect.soft(await seriousFindings(page), "hypothesis").toEqual([]);
    await page.screenshot({ path: info.outputPath("hypothesis.png") });
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await page.keyboard.press("i");
    await page.getByRole("dialog", { name: "Add an item" }).waitFor();
    expect.soft(await seriousFindings(page), "item").toEqual([]);
    await page.screenshot({ path: info.outputPath("item.png") });
    expect(complaints).toEqual([]);
  });
}
