import { detectFormat, openFormat } from "../../shared/formats/registry.ts";
import type { FormatId, ParseFailure, ParseSummary } from "../../shared/formats/format.ts";
import { LIMITS } from "../../shared/formats/limits.ts";
import type { ParsedReport } from "../../shared/formats/parsed.ts";
import type { ColumnMapping } from "../../shared/formats/table/column-mapping.ts";
import { err, ok, type Result } from "../../shared/result.ts";

/** Everything that one source gave. */
export interface ReadOutcome {
  readonly summary: ParseSummary;
  readonly reports: readonly ParsedReport[];
}

export interface ReadSettings {
  readonly format?: FormatId;
  readonly mapping?: ColumnMapping;
  /** Pieces in which the bytes are handed over. */
  readonly chunkBytes?: number;
}

/** Reads a source as the parser process does, in this process: detect, open, write in pieces, finish. */
export function readSource(
  bytes: Uint8Array,
  name: string,
  settings: ReadSettings = {},
): Result<ReadOutcome, ParseFailure> {
  const head = {
    bytes: bytes.subarray(0, LIMITS.headBytes),
    name,
    isWhole: bytes.length <= LIMITS.headBytes,
  };
  const detected = detectFormat(head);
  if (!detected.ok) return detected;
  const reader = openFormat(settings.format ?? detected.value.format, {
    sourceName: name,
    isFormatStated: settings.format !== undefined,
    ...(settings.mapping === undefined ? {} : { mapping: settings.mapping }),
  });
  const reports: ParsedReport[] = [];
  const size = settings.chunkBytes ?? LIMITS.chunkBytes;
  for (let at = 0; at < bytes.length; at += size) {
    const failure = drain(reader.write(bytes.subarray(at, at + size)), reports);
    if (failure !== null) return err(failure);
  }
  const summary = drain(reader.finish(), reports);
  return summary.ok ? ok({ summary: summary.value, reports }) : summary;
}

function drain<T>(generator: Generator<ParsedReport, T>, reports: ParsedReport[]): T {
  for (;;) {
    const next = generator.next();
    if (next.done === true) return next.value;
    reports.push(next.value);
  }
}
