import { readFileSync } from "node:fs";
import { dataPath } from "../data.ts";
import { randomBytes, randomFrom } from "./bytes.ts";
import { ANY, type HostileCase } from "./case.ts";

/** Real files of every format, small enough to be damaged in many ways. */
const FILES = [
  "eml/postal-mime/mimetorture.eml",
  "eml/mailparser/nodemailer.eml",
  "eml/rfc/rfc6591-auth-failure.eml",
  "eml/pymisp/mail_1_headers_only.eml",
  "eml/mailparser/delivery-status.eml",
  "misp-pymisp/mispevent_testfiles/malware_exist.json",
  "misp-pymisp/reportlab_testfiles/sighting_1.json",
  "misp-core/event.json",
  "misp-eset/winter_vivern/misp-wintervivern.event.json",
  "intelmq/shadowserver-2023/scan_ftp.csv",
  "intelmq/shadowserver-2023/event4_honeypot_ddos.csv",
  "intelmq/experts/aggregate/testdata/events.txt",
  "misp-pymisp/csv_testfiles/valid_fieldnames.csv",
  "ioc-eset-reports/turla/README.adoc",
  "ioc-iocextract/input.txt",
] as const;

/** Every `step`th byte is a place to cut at. */
const CUT_STEP = 97;

/** `count` real files cut off at multiples of 97 bytes, spread evenly over files and places. */
export function truncatedFiles(count: number): readonly HostileCase[] {
  const places = FILES.flatMap((file) => {
    const size = readFileSync(dataPath(file)).length;
    return Array.from({ length: Math.floor(size / CUT_STEP) }, (_, index) => ({
      file,
      end: (index + 1) * CUT_STEP,
    }));
  });
  return spread(places, count).map(({ file, end }) => ({
    name: `${file} cut at byte ${end}`,
    sourceName: file,
    bytes: () => readFileSync(dataPath(file)).subarray(0, end),
    verdict: ANY,
  }));
}

/** `count` real files with up to 20 bits flipped each. */
export function flippedFiles(count: number, seed: number): readonly HostileCase[] {
  return Array.from({ length: count }, (_, index) => {
    const file = FILES[index % FILES.length] ?? FILES[0];
    return {
      name: `${file} with bits flipped, seed ${seed + index}`,
      sourceName: file,
      bytes: () => flipped(readFileSync(dataPath(file)), randomFrom(seed + index)),
      verdict: ANY,
    };
  });
}

/** `count` files of random bytes, under every name that could mislead. */
export function garbageFiles(count: number, seed: number): readonly HostileCase[] {
  const names = ["x.json", "x.eml", "x.mbox", "x.csv", "x.txt", "x"];
  return Array.from({ length: count }, (_, index) => ({
    name: `random bytes as ${names[index % names.length] ?? "x"}, seed ${seed + index}`,
    sourceName: names[index % names.length] ?? "x",
    bytes: () => {
      const random = randomFrom(seed + index);
      return randomBytes(Math.floor(random() * 65_536), random);
    },
    verdict: ANY,
  }));
}

function flipped(bytes: Uint8Array, random: () => number): Uint8Array {
  const damaged = Uint8Array.from(bytes);
  const flips = 1 + Math.floor(random() * 20);
  for (let flip = 0; flip < flips; flip += 1) {
    const at = Math.floor(random() * damaged.length);
    damaged[at] = (damaged[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  }
  return damaged;
}

function spread<T>(items: readonly T[], count: number): readonly T[] {
  const step = Math.max(1, items.length / count);
  return Array.from(
    { length: Math.min(count, items.length) },
    (_, index) => items[Math.floor(index * step)],
  ).flatMap((item) => (item === undefined ? [] : [item]));
}
