import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

import { startCanaryServer } from "../../helpers/canary-server.ts";
import { startKitHost } from "./kit-host.ts";
import type { KitHost } from "./kit-host.ts";

let host: KitHost;
let context: BrowserContext | undefined;

beforeAll(async () => {
  host = await startKitHost();
}, 60_000);
afterEach(() => context?.close());
afterAll(() => host.close());

describe("the grid of 100,000 rows", () => {
  test("has few rows in the document, and says how many there are and which has the cursor", async () => {
    const { page } = await open();
    const grid = page.getByRole("grid");
    expect(await grid.getAttribute("aria-rowcount")).toBe("100001");
    expect(await page.getByRole("row").count()).toBeLessThan(60);
    await grid.focus();
    await page.keyboard.press("j");
    await expect
      .poll(async () => {
        const active = await grid.getAttribute("aria-activedescendant");
        return page.locator(`[id="${active ?? ""}"]`).getAttribute("aria-rowindex");
      })
      .toBe("3");
  });

  test("is worked by keyboard: move, mark, mark a range, mark all, open", async () => {
    const { page, state } = await open();
    await page.getByRole("grid").focus();
    await press(page, "j", "j", "x");
    await expect.poll(state).toBe("active 2, marked 1, opened nothing");
    await press(page, "Shift+ArrowDown", "Shift+ArrowDown");
    await expect.poll(state).toBe("active 4, marked 3, opened nothing");
    await press(page, "End");
    await expect.poll(state).toBe("active 99999, marked 3, opened nothing");
    await page.getByText("N-99999", { exact: true }).waitFor();
    await press(page, "k", "Enter");
    await expect.poll(state).toBe("active 99998, marked 3, opened r99998");
    await press(page, "Control+a");
    await expect.poll(state).toBe("active 99998, marked 100000, opened r99998");
    await press(page, "Home", "x");
    await expect.poll(state).toBe("active 0, marked 99999, opened r99998");
  });

  test("is worked by pointer: a click moves, the box marks, Shift marks the range, a double click opens", async () => {
    const { page, state } = await open();
    await page.getByText("N-3", { exact: true }).click();
    await page.getByRole("row", { name: "N-5" }).locator("[data-mark]").click();
    await page.getByText("N-8", { exact: true }).click({ modifiers: ["Shift"] });
    await expect.poll(state).toBe("active 8, marked 4, opened nothing");
    await page.getByText("N-9", { exact: true }).dblclick();
    await expect.poll(state).toBe("active 9, marked 4, opened r9");
  });

  test("draws the rows that come into view while scrolling", async () => {
    const { page } = await open();
    await page.getByRole("grid").hover();
    await page.mouse.wheel(0, 32 * 5_000);
    await expect.poll(() => page.getByText("N-5003", { exact: true }).isVisible()).toBe(true);
  });
});

describe("keys of the screen", () => {
  test("work from the grid but not while text is typed", async () => {
    const { page, state } = await open();
    await page.getByLabel("Text").focus();
    await press(page, "e");
    await expect.poll(state).toContain("opened nothing");
    expect(await page.getByLabel("Text").inputValue()).toBe("e");
    await page.getByRole("grid").focus();
    await press(page, "e");
    await expect.poll(state).toContain("opened escalated");
  });

  test("lead to the palette, which runs an action and gives the focus back", async () => {
    const { page, state } = await open();
    await page.getByRole("grid").focus();
    await press(page, "Control+k");
    await page.getByRole("combobox").fill("esc");
    await press(page, "Enter");
    await expect.poll(state).toContain("opened escalated");
    await expect.poll(() => page.evaluate(() => document.activeElement?.role)).toBe("grid");
  });
});

test("the border between two parts moves by keyboard", async () => {
  const { page } = await open();
  const border = page.getByRole("separator");
  await border.focus();
  await press(page, "ArrowLeft", "ArrowLeft");
  await expect.poll(() => border.getAttribute("aria-valuenow")).toBe("46");
});

describe("HTML mail", () => {
  test("is text first; its layout contacts nobody and runs nothing", async () => {
    const canary = await startCanaryServer();
    const { page, complaints } = await open({ html: hostileMail(canary.origin) });
    expect(await page.locator("iframe").count()).toBe(0);
    await page.getByRole("button", { name: "Show the layout" }).click();
    const frame = page.frameLocator("iframe");
    await expect.poll(() => frame.getByText("Pay here", { exact: true }).isVisible()).toBe(true);
    expect(await page.locator("iframe").getAttribute("sandbox")).toBe("");
    expect(
      await frame
        .locator("script, img, link, form, input, iframe, svg, a, [style], [onclick]")
        .count(),
    ).toBe(0);
    await reachFromOrdinaryPage();
    expect(canary.contacts).toEqual([]);
    expect(await page.title()).toBe("Kit pieces");
    expect(complaints).toEqual([]);
    canary.close();
  });
});

test.each(["light", "dark"] as const)(
  "axe finds nothing in the %s theme, nor in the palette",
  async (theme) => {
    const { page, complaints } = await open({ theme });
    expect(await violations(page)).toEqual([]);
    await page.getByRole("grid").focus();
    await press(page, "Control+k");
    await page.getByRole("combobox").waitFor();
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  },
);

interface OpenPage {
  readonly page: Page;
  readonly state: () => Promise<string>;
  /** Errors of the page, among them every violation of the content security policy. */
  readonly complaints: readonly string[];
}

async function open(query: Readonly<Record<string, string>> = {}): Promise<OpenPage> {
  context = await host.browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    // The test tool itself evaluates in the frame, which refuses as it should.
    if (message.type() === "error" && !message.text().includes("about:srcdoc"))
      complaints.push(message.text());
  });
  await page.goto(`${host.origin}/?${new URLSearchParams(query).toString()}`);
  await page.getByText("N-0", { exact: true }).waitFor();
  return { page, complaints, state: () => page.getByTestId("state").innerText() };
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(
    (violation) => `${violation.impact ?? ""} ${violation.id}: ${violation.nodes[0]?.html ?? ""}`,
  );
}

/**
 * The control: in an ordinary page the same mail reaches its server, at the latest by its delayed refresh. When it
 * has, the frame has had its time, too.
 */
async function reachFromOrdinaryPage(): Promise<void> {
  const control = await startCanaryServer();
  const page = await host.browser.newPage();
  await page.setContent(hostileMail(control.origin), { waitUntil: "commit" });
  await expect.poll(() => control.contacts).toContain("/refresh");
  expect(control.contacts.length).toBeGreaterThan(2);
  await page.close();
  control.close();
}

function hostileMail(origin: string): string {
  return `<html><head><link rel=stylesheet href="${origin}/link"><link rel=prefetch href="${origin}/prefetch">
    <meta http-equiv=refresh content="0.2;url=${origin}/refresh"><style>@import "${origin}/import";p{background:url(${origin}/css)}</style>
    <base href="${origin}/base/"></head><body background="${origin}/body" onload="document.title='owned'">
    <p style="background:url(${origin}/inline)" onclick="x()">Pay <a href="${origin}/a" ping="${origin}/ping">here</a></p><p>Pay here</p>
    <img src="${origin}/img" srcset="${origin}/srcset 2x"><svg><image href="${origin}/svg"/></svg><iframe src="${origin}/frame"></iframe>
    <video poster="${origin}/poster" src="${origin}/video" autoplay></video><object data="${origin}/object"></object><embed src="${origin}/embed">
    <script>document.title='owned';fetch('${origin}/script')</script><img src=x onerror="document.title='owned'">
    <form action="${origin}/form"><input type=image src="${origin}/input" autofocus onfocus="document.title='owned'"></form></body></html>`;
}
