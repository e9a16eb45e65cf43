import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startTestVault, type TestCore } from "../../../helpers/core.ts";

/** Threats row 25: so many names, none of which may become the name of a file. */
const MAILS = 40;
const ATTACHMENTS_PER_MAIL = 50;

const PIECES = [
  "../../",
  "..\\..\\",
  "/etc/",
  "C:\\Windows\\",
  "\\\\server\\share\\",
  "CON",
  "nul.txt",
  "COM1.log",
  "aux ",
  "-rf",
  ".ssh",
  "a\u202Egpj.exe",
  "e\u0301",
  "ﬁle",
  "%2e%2e%2f",
  "x\u0000y",
  "new\nline",
  'q"uote',
  "semi;colon",
  "trail. ",
  "x".repeat(4_096),
  "vault.db",
  "vault.json",
  "$(touch pwned)",
  "<script>",
] as const;

let test: TestCore;
beforeEach(async () => {
  test = await startTestVault();
});
afterEach(() => test.end());

const pathsIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" });

function hostileName(index: number): string {
  const one = PIECES[index % PIECES.length] ?? "";
  const other = PIECES[Math.floor(index / PIECES.length) % PIECES.length] ?? "";
  return `${one}${other}${String(index)}`;
}

function mail(number: number): string {
  const parts = Array.from({ length: ATTACHMENTS_PER_MAIL }, (_, at) => {
    const index = number * ATTACHMENTS_PER_MAIL + at;
    const encoded = Buffer.from(hostileName(index), "utf8").toString("base64");
    return [
      "--b",
      "Content-Type: application/octet-stream",
      `Content-Disposition: attachment; filename="=?utf-8?B?${encoded}?="`,
      "",
      `content of attachment ${String(index)}`,
      "",
    ].join("\r\n");
  });
  const head = `From: a@b.example\r\nMessage-ID: <${String(number)}@b.example>\r\nSubject: ${String(number)}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n`;
  return `${head}${parts.join("")}--b--\r\n`;
}

async function importMails(): Promise<number> {
  const uploadIds: string[] = [];
  for (let number = 0; number < MAILS; number += 1) {
    const path = join(test.folder, `mail-${String(number)}.eml`);
    writeFileSync(path, mail(number));
    const offered = await test.core.local.offerFile(path);
    if (!offered.ok) throw new Error(offered.error.kind);
    uploadIds.push(offered.value.uploadId);
  }
  const stream = await test.core.client.imports.start({ uploadIds, options: {} });
  for (;;) {
    const step = await stream.next();
    if (step.done === true) return step.value.totals.evidence;
  }
}

it(
  "names of attachments never become names of files (threats row 25)",
  { timeout: 120_000 },
  async () => {
    const before = new Set(pathsIn(test.folder));
    expect(await importMails()).toBeGreaterThanOrEqual(MAILS * ATTACHMENTS_PER_MAIL);
    const added = pathsIn(test.folder).filter((path) => !before.has(path));
    const sealed = added.filter((path) =>
      /(?:^|[/\\])blobs[/\\][0-9a-z]+(?:[/\\][0-9a-z]+)?$/.test(path),
    );
    expect(sealed.length).toBeGreaterThan(MAILS * ATTACHMENTS_PER_MAIL);
    const others = added.filter((path) => !sealed.includes(path) && !/^mail-\d+\.eml$/.test(path));
    expect(others).toEqual([]);
  },
);
