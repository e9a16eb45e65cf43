import { LIMITS } from "../../../shared/formats/limits.ts";
import { compoundFile, outlookFile, type OutlookItem } from "../outlook-file.ts";
import { utf8 } from "./bytes.ts";
import { ANY, read, refused, type HostileCase } from "./case.ts";

const SECTOR_BYTES = 512;
const END_OF_CHAIN = 0xfffffffe;
/** Places in the header (MS-CFB §2.2) and in a directory entry (§2.6.1). */
const AT = {
  firstDirectory: 0x30,
  firstList: 0x44,
  firstTable: 0x4c,
  child: 0x4c,
  start: 0x74,
  size: 0x78,
};

const ITEM: OutlookItem = {
  unicode: { 0x0037: "hostile", 0x1000: "text" },
  attachments: [
    { unicode: { 0x3707: "a.bin" }, binary: { 0x3701: new Uint8Array(300_000).fill(1) } },
  ],
};

function outlook(
  name: string,
  bytes: () => Uint8Array,
  verdict: HostileCase["verdict"],
): HostileCase {
  return { name: `outlook: ${name}`, sourceName: "hostile.msg", bytes, verdict };
}

/** An ordinary item in which some numbers of the container were changed. */
function changed(change: (view: DataView) => void): () => Uint8Array {
  return () => {
    const bytes = outlookFile(ITEM);
    change(new DataView(bytes.buffer));
    return bytes;
  };
}

function offsetOf(sector: number): number {
  return (sector + 1) * SECTOR_BYTES;
}

/** Calls back with the place of each directory entry that lies in the first directory sectors. */
function eachEntry(view: DataView, visit: (at: number, index: number) => void): void {
  let sector = view.getUint32(AT.firstDirectory, true);
  let index = 0;
  while (sector < END_OF_CHAIN - 4) {
    for (let row = 0; row < SECTOR_BYTES / 128; row += 1) {
      visit(offsetOf(sector) + row * 128, index);
      index += 1;
    }
    const table = view.getUint32(AT.firstTable + 4 * Math.floor(sector / 128), true);
    sector = view.getUint32(offsetOf(table) + 4 * (sector % 128), true);
  }
}

function nestedItems(depth: number): OutlookItem {
  let item: OutlookItem = { unicode: { 0x0037: "innermost", 0x1000: "text" } };
  for (let level = 0; level < depth; level += 1) {
    item = {
      unicode: { 0x0037: `level ${level}` },
      attachments: [{ integers: { 0x3705: 5 }, item }],
    };
  }
  return item;
}

const attachments = (count: number): OutlookItem => ({
  unicode: { 0x1000: "text" },
  attachments: Array.from({ length: count }, () => ({ binary: { 0x3701: utf8("x") } })),
});

/** References of 17 bytes each to a window that holds rich text. */
function richTextBomb(): Uint8Array {
  const control = Buffer.from("ff000f000f000f000f000f000f000f000f", "hex");
  return Uint8Array.from(
    Buffer.concat([
      Buffer.from("ffffffffffffffff4c5a467500000000", "hex"),
      Buffer.alloc(900_000, control),
    ]),
  );
}

export const OUTLOOK_CASES: readonly HostileCase[] = [
  outlook(
    "a header and nothing else",
    () => outlookFile(ITEM).subarray(0, 512),
    refused("malformed"),
  ),
  outlook("cut in the middle", () => outlookFile(ITEM).subarray(0, 150_000), ANY),
  outlook(
    "a directory that runs in a circle",
    changed((view) => {
      const directory = view.getUint32(AT.firstDirectory, true);
      const table = view.getUint32(AT.firstTable + 4 * Math.floor(directory / 128), true);
      view.setUint32(offsetOf(table) + 4 * (directory % 128), directory, true);
    }),
    refused("malformed"),
  ),
  outlook(
    "a list of tables that runs in a circle",
    changed((view) => {
      view.setUint32(AT.firstList, 3, true);
      view.setUint32(offsetOf(3) + SECTOR_BYTES - 4, 3, true);
    }),
    ANY,
  ),
  outlook(
    "a table of one sector, named 109 times",
    changed((view) => {
      const table = view.getUint32(AT.firstTable, true);
      for (let index = 0; index < 109; index += 1)
        view.setUint32(AT.firstTable + index * 4, table, true);
    }),
    refused("malformed"),
  ),
  outlook(
    "streams of 4 GiB",
    changed((view) => {
      eachEntry(view, (at, index) => {
        if (index > 0 && view.getUint8(at + 0x42) === 2)
          view.setUint32(at + AT.size, 0xffffffff, true);
      });
    }),
    read("outlook-unreadable"),
  ),
  outlook(
    "entries that are their own children",
    changed((view) => {
      eachEntry(view, (at, index) => {
        for (const place of [0x44, 0x48, 0x4c]) view.setUint32(at + place, index, true);
      });
    }),
    refused("binary"),
  ),
  outlook(
    "900 attachments that are one stream",
    () => {
      const shared = new Uint8Array(300_000).fill(1);
      const bytes = outlookFile({
        ...attachments(900),
        binary: { 0x0fff: shared },
      });
      const view = new DataView(bytes.buffer);
      let start = 0;
      eachEntry(view, (at) => {
        if (view.getUint32(at + AT.size, true) === shared.length)
          start = view.getUint32(at + AT.start, true);
      });
      eachEntry(view, (at) => {
        if (view.getUint32(at + AT.size, true) !== 1) return;
        view.setUint32(at + AT.start, start, true);
        view.setUint32(at + AT.size, shared.length, true);
      });
      return bytes;
    },
    read("outlook-unreadable"),
  ),
  outlook("items at the depth limit", () => outlookFile(nestedItems(LIMITS.mailDepth)), read()),
  outlook(
    "items one past the depth limit",
    () => outlookFile(nestedItems(LIMITS.mailDepth + 1)),
    read("mail-depth-limit"),
  ),
  outlook("attachments past the limit", () => outlookFile(attachments(LIMITS.mailParts + 1)), {
    kind: "read",
    notice: "mail-parts-limit",
    skipped: 1,
  }),
  outlook(
    "rich text that grows without end",
    () => outlookFile({ binary: { 0x1009: richTextBomb() } }),
    ANY,
  ),
  outlook(
    "groups of rich text without end",
    () =>
      outlookFile({
        binary: {
          0x1009: utf8(`${"\0".repeat(4)}\xff\xff\x3f\0MELA0000{\\rtf1${"{".repeat(900_000)}`),
        },
      }),
    ANY,
  ),
  outlook(
    "a header field of 900 KB without a line break",
    () =>
      outlookFile({
        unicode: { 0x007d: `From: a@b.org\r\nX: ${"a".repeat(450_000)}`, 0x1000: "x" },
      }),
    read("mail-header-limit"),
  ),
  outlook(
    "3,000 recipients without a property",
    () =>
      compoundFile(
        new Map([
          ["__properties_version1.0", new Uint8Array(32)],
          ...Array.from({ length: 3_000 }, (_, index): [string, Uint8Array] => [
            `__recip_version1.0_#${index.toString(16).padStart(8, "0")}/x`,
            new Uint8Array(0),
          ]),
        ]),
      ),
    read(),
  ),
];
