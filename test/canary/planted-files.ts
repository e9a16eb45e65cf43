import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { canary } from "../helpers/canary.ts";

/** Hands out the numbered secrets in order, each once. */
export interface CanarySource {
  readonly next: () => string;
  readonly planted: () => number;
}

export function createCanarySource(): CanarySource {
  let planted = 0;
  return {
    next: () => {
      planted += 1;
      return canary(planted - 1);
    },
    planted: () => planted,
  };
}

const EVENTS = 12;
const MAILS = 20;
const TABLE_ROWS = 120;
const TEXTS = 10;

/** Files as they come in from outside, with secrets in every place that a format has. Gives their folder. */
export function writePlantedFiles(root: string, source: CanarySource): string {
  const folder = join(root, "inbox");
  mkdirSync(folder);
  const write = (name: string, content: string | Uint8Array): void =>
    writeFileSync(join(folder, name), content);
  for (let index = 0; index < EVENTS; index += 1)
    write(`event-${String(index)}.json`, mispEvent(index, source));
  for (let index = 0; index < MAILS; index += 1) write(`${source.next()}.eml`, mail(index, source));
  write("table.csv", table(source));
  for (let index = 0; index < TEXTS; index += 1)
    write(
      `text-${String(index)}.txt`,
      `Call of ${source.next()}\nhe said ${source.next()} twice\n`,
    );
  write("other.json", JSON.stringify({ unknown: { [source.next()]: [source.next()] } }));
  return folder;
}

function mispEvent(index: number, { next }: CanarySource): string {
  const attribute = (type: string, value: string, at: number) => ({
    uuid: uuid(index, at),
    type,
    category: "Other",
    to_ids: false,
    comment: next(),
    value,
  });
  return JSON.stringify({
    Event: {
      uuid: uuid(index, 0),
      info: next(),
      date: "2026-03-01",
      timestamp: "1772323200",
      Orgc: { name: next(), uuid: uuid(index, 900) },
      Tag: [{ name: `local:${next()}` }, { name: "tlp:amber" }],
      Attribute: [
        attribute("filename", `${next()}.exe`, 1),
        attribute("mutex", next(), 2),
        attribute("user-agent", `Mozilla ${next()}`, 3),
        attribute("url", `https://host.example.org/${next()}`, 4),
        attribute("text", next(), 5),
        {
          ...attribute(
            "malware-sample",
            `${next()}|d41d8cd98f00b204e9800998ecf8427${String(index % 10)}`,
            6,
          ),
          data: Buffer.from(`MZ ${next()}`).toString("base64"),
        },
      ],
      Object: [
        {
          uuid: uuid(index, 7),
          name: "file",
          "meta-category": "file",
          description: next(),
          Attribute: [{ ...attribute("filename", next(), 8), object_relation: "filename" }],
        },
      ],
    },
  });
}

function mail(index: number, { next }: CanarySource): string {
  return [
    `From: "${next()}" <sender${String(index)}@example.org>`,
    "To: abuse@cert.example",
    `Subject: ${next()}`,
    `Message-ID: <${next()}@example.org>`,
    "Date: Tue, 03 Mar 2026 10:00:00 +0000",
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="b"',
    "",
    "--b",
    "Content-Type: text/plain; charset=utf-8",
    "",
    `Body with ${next()}.`,
    "--b",
    "Content-Type: text/html; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    Buffer.from(`<p>Markup with ${next()}</p>`).toString("base64"),
    "--b",
    "Content-Type: application/octet-stream",
    `Content-Disposition: attachment; filename="${next()}.bin"`,
    "Content-Transfer-Encoding: base64",
    "",
    Buffer.from(`attached ${next()}`).toString("base64"),
    "--b--",
    "",
  ].join("\r\n");
}

function table({ next }: CanarySource): string {
  const rows = Array.from({ length: TABLE_ROWS }, (_, index) =>
    ["2026-03-01", `198.51.100.${String(index)}`, `${next()}.dll`].join(","),
  );
  return ["timestamp,ip,filename", ...rows, ""].join("\n");
}

function uuid(event: number, part: number): string {
  const digits = String(event * 1_000 + part).padStart(12, "0");
  return `5f3c1a2e-0000-4000-8000-${digits}`;
}
