import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDesk, type Desk } from "../helpers/cli.ts";
import { utf8 } from "../helpers/hostile/bytes.ts";
import { outlookFile } from "../helpers/outlook-file.ts";
import { importDocument, report, reportPage } from "./shapes.ts";

const HEADER =
  "Received: from mx.example (mx.example [192.0.2.7]) by in.example; Tue, 24 Nov 2026 08:00:30 +0000\r\n" +
  "From: alert@bank.example\r\nTo: victim@example.org\r\nSubject: Your parcel\r\n" +
  "Date: Tue, 24 Nov 2026 08:00:00 +0000\r\nMessage-ID: <parcel-1@bank.example>\r\n";

let desk: Desk;
let original: Uint8Array;

beforeAll(async () => {
  desk = await createDesk();
  original = outlookFile({
    unicode: { 0x007d: HEADER, 0x1000: "Collect it at https://parcel-only.example/track" },
    attachments: [{ unicode: { 0x3707: "label.js" }, binary: { 0x3701: utf8("alert(1)") } }],
  });
  writeFileSync(desk.path("parcel.msg"), original);
});
afterAll(() => desk.dispose());

test("an Outlook item comes in as a mail does, its bytes and its attachment kept as evidence", async () => {
  const run = await desk.get(importDocument, ["import", desk.path("parcel.msg")]);
  expect(run.totals).toMatchObject({ files: 1, imported: 1, refused: 0, found: 2, stored: 2 });
  const page = await desk.get(reportPage, ["report", "list", "--query", "parcel"]);
  expect(page.items).toMatchObject([{ title: "Your parcel" }]);
  const shown = await desk.get(report, ["report", "show", page.items[0]?.id ?? ""]);
  const out = desk.path("original.msg");
  const evidenceId = shown.originalEvidenceId ?? "";
  await desk.run(["evidence", "export", evidenceId, "--out", out, "--yes", "--reason", "proof"]);
  expect(Uint8Array.from(readFileSync(out))).toEqual(original);
});

test("the same item under another name is known already", async () => {
  const copy = await desk.write("copy.msg", original);
  const run = await desk.get(importDocument, ["import", copy]);
  expect(run.totals).toMatchObject({ imported: 0, duplicate: 1 });
});
