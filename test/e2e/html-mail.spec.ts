import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext } from "@playwright/test";
import { startCanaryServer } from "../helpers/canary-server.ts";
import { dataPath } from "../helpers/data.ts";
import { expect, openFilledDesk, test } from "./desk.ts";
import { hostileMarkup } from "./hostile-markup.ts";

/** Names that lead to the canaries, so that asking for the name alone (a hint, a prefetch) is seen, too. */
const MAIL_HOST = "mail-canary.example";
const CONTROL_HOST = "control-canary.example";

test("HTML of a mail reaches no network and runs no script, as text and in its layout", async ({
  desk,
}) => {
  const canary = await startCanaryServer();
  const netLog = join(desk.root, "net-log.json");
  const vectors = hostileMarkup(named(canary.origin, MAIL_HOST));
  expect(vectors.length).toBeGreaterThanOrEqual(60);
  const mail = await desk.write("hostile.eml", mailWith(vectors.join("\n")));
  const { page, complaints, context, close } = await openFilledDesk(
    desk,
    [mail, dataPath("eml/mailparser/htmllargecallstack.eml")],
    {
      args: [`--log-net-log=${netLog}`, "--host-resolver-rules=MAP *.example 127.0.0.1"],
    },
  );
  const foreign: string[] = [];
  const own = new URL(page.url()).origin;
  page.on("request", (request) => {
    if (/^https?:|^wss?:/.test(request.url()) && new URL(request.url()).host !== new URL(own).host)
      foreign.push(request.url());
  });
  await page.getByRole("grid", { name: "Reports" }).getByText("Sixty ways out").click();
  await expect(page.getByRole("region", { name: "Message", exact: true })).toContainText(
    "visible text",
  );
  await page.getByRole("button", { name: "Show the layout" }).click();
  const frame = page.frameLocator("iframe");
  await expect(frame.getByText("visible text")).toBeVisible();
  await page.keyboard.press("Escape");
  await reachOutsideTheFrame(context);
  expect({ contacts: canary.contacts, foreign }).toEqual({ contacts: [], foreign: [] });
  expect(await page.evaluate((): unknown => Reflect.get(globalThis, "owned"))).toBeUndefined();
  expect(context.pages()).toHaveLength(2);
  expect(new URL(page.url()).origin).toBe(own);
  expect(complaints).toEqual([]);
  canary.close();
  await close();
  // What the browser's network stack wrote down of itself: look-ups of names, which no server sees, stand there as well.
  const log = readFileSync(netLog, "utf8");
  expect({ control: log.includes(CONTROL_HOST), mail: log.includes(MAIL_HOST) }).toEqual({
    control: true,
    mail: false,
  });
});

function named(origin: string, host: string): string {
  return origin.replace("127.0.0.1", host);
}

/**
 * The control: the same markup in an ordinary page of the same browser reaches its server in many ways. When it has,
 * the frame has had its time, too.
 */
async function reachOutsideTheFrame(context: BrowserContext): Promise<void> {
  const control = await startCanaryServer();
  const page = await context.newPage();
  await page.setContent(hostileMarkup(named(control.origin, CONTROL_HOST)).join("\n"), {
    waitUntil: "commit",
  });
  await expect
    .poll(() => new Set(control.contacts).size, { timeout: 20_000 })
    .toBeGreaterThanOrEqual(20);
  control.close();
}

function mailWith(markup: string): string {
  return [
    "From: Mallory <mallory@example.org>",
    "To: abuse@cert.example",
    "Subject: Sixty ways out",
    "Message-ID: <sixty@example.org>",
    "Date: Tue, 03 Mar 2026 10:00:00 +0000",
    "MIME-Version: 1.0",
    "Content-Type: text/html; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    Buffer.from(`<html><body><p>visible text</p>${markup}</body></html>`)
      .toString("base64")
      .replace(/.{76}/g, "$&\r\n"),
    "",
  ].join("\r\n");
}
