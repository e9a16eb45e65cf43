import { expect, test } from "vitest";
import {
  TICKET_LIFETIME_MS,
  createDownloadTickets,
} from "../../../electron/rpc/download-tickets.ts";
import type { Download } from "../../../electron/rpc/core.ts";

const DOWNLOAD: Download = {
  name: "backup.wpb",
  sizeBytes: 0,
  stream: () => {
    throw new Error("Not read here");
  },
};
const EXPIRED = { ok: false, error: { kind: "ticket-expired" } };

test("a ticket has 256 bits and gives its download exactly once", () => {
  const { tickets } = createScene();
  const ticket = tickets.issue(DOWNLOAD);
  expect(Buffer.from(ticket, "base64url")).toHaveLength(32);
  expect(tickets.redeem(ticket)).toEqual({ ok: true, value: DOWNLOAD });
  expect(tickets.redeem(ticket)).toEqual(EXPIRED);
});

test("a ticket lapses after 60 seconds, not before", () => {
  const { tickets, clock } = createScene();
  const [early, late] = [tickets.issue(DOWNLOAD), tickets.issue(DOWNLOAD)];
  clock.nowMs += TICKET_LIFETIME_MS - 1;
  expect(tickets.redeem(early).ok).toBe(true);
  clock.nowMs += 1;
  expect(tickets.redeem(late)).toEqual(EXPIRED);
});

test("no ticket survives a lock", () => {
  const { tickets } = createScene();
  const ticket = tickets.issue(DOWNLOAD);
  tickets.revokeAll();
  expect(tickets.redeem(ticket)).toEqual(EXPIRED);
});

test("a ticket that was never issued gives nothing", () => {
  const { tickets } = createScene();
  expect(tickets.redeem("x".repeat(43))).toEqual(EXPIRED);
});

function createScene() {
  const clock = { nowMs: 1_000 };
  let counter = 0;
  const tickets = createDownloadTickets(
    () => clock.nowMs,
    (sizeBytes) => new Uint8Array(sizeBytes).fill((counter += 1)),
  );
  return { tickets, clock };
}
