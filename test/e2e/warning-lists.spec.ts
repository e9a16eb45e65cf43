import { AxeBuilder } from "@axe-core/playwright";
import { expect, openFilledDesk, test } from "./desk.ts";

test("a warning list is brought in by a file, tells of what is in the vault, and is removed", async ({
  desk,
}) => {
  const note = await desk.write("note.txt", "host 198.51.100.80 scanned us");
  const own = await desk.write(
    "list.json",
    JSON.stringify({
      name: "Our own scanners",
      version: 20260102,
      type: "cidr",
      matching_attributes: [],
      list: ["198.51.100.80/32"],
    }),
  );
  const wrong = await desk.write("wrong.json", "{}");
  const { page, complaints } = await openFilledDesk(desk, [note]);
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await page.getByRole("button", { name: /Warning lists/ }).click();
  const lists = page.getByRole("table", { name: "Warning lists" });
  await expect(lists.getByRole("row")).not.toHaveCount(1);

  await page.locator('input[type="file"]').first().setInputFiles([wrong, own]);
  await expect(page.getByText(/wrong\.json: This file is not a warning list/)).toBeVisible();
  await expect(page.getByText("Observables looked up again, 1 changed")).toBeVisible();
  await expect(lists.getByRole("row", { name: /Our own scanners/ })).toContainText("2 Jan 2026");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  }

  await page.getByRole("button", { name: "Remove the list: Our own scanners" }).click();
  await expect(page.getByText("List removed: Our own scanners")).toBeVisible();
  await expect(lists.getByText("Our own scanners")).toHaveCount(0);
  expect(complaints).toEqual([]);
});
