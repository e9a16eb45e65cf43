import { ok, type Result } from "../../result.ts";
import type { Stamp } from "../stamp/stamp.ts";
import type { ChangesHeader } from "./changes-header.ts";
import { findLimitFault, isCritical } from "./check-limits.ts";
import { decodeRegisters, decodeSets, decodeTexts } from "./decode-fields.ts";
import type { RecordState } from "./exchange-record.ts";
import { fieldRuleOf, kindRuleOf } from "./field-rules.ts";
import { parseJson } from "./field-value.ts";
import { misfit, type Misfit } from "./line-fault.ts";
import { lineOriginMs } from "./line-stamps.ts";
import { readLine, type RecordLine } from "./read-line.ts";
import { RECORD_LIMITS } from "./record-limits.ts";
import { uuidOfShort } from "./uuid-text.ts";

/**
 * Reads what `encodeRecordLine` writes, as far as one line tells: that it is the one spelling is checked by whoever writes it again.
 * Kinds and fields that this version does not know are kept, unless they are critical.
 */
export function decodeRecordLine(
  text: string,
  header: ChangesHeader,
): Result<RecordState<string>, Misfit> {
  if (text.length > RECORD_LIMITS.lineChars) {
    return misfit("limit-exceeded", "", `at most ${String(RECORD_LIMITS.lineChars)} characters`);
  }
  const json = parseJson(text);
  if (json === undefined) return misfit("not-json", "", "a JSON object");
  const line = readLine(json.value);
  if (!line.ok) return line;
  const record = recordOf(line.value, header);
  if (!record.ok) return record;
  const fault = findLimitFault(record.value);
  if (fault !== undefined) return misfit(fault.kind, fault.field, fault.expected);
  const critical = unknownCritical(record.value);
  return critical === undefined ? record : misfit("unknown-critical", critical, "a newer version");
}

function unknownCritical(record: RecordState<string>): string | undefined {
  const { kind, registers, sets, texts } = record;
  if (isCritical(kind) && kindRuleOf(kind) === undefined) return "kind";
  for (const members of [registers, sets, texts]) {
    for (const field of Object.keys(members)) {
      if (isCritical(field) && fieldRuleOf(kind, field) === undefined) return field;
    }
  }
  return undefined;
}

function recordOf(line: RecordLine, header: ChangesHeader): Result<RecordState<string>, Misfit> {
  const id = uuidOfShort(line.id);
  if (id === undefined) return misfit("malformed", "/id", "a UUID as 22 characters");
  const owner = header.owners[line.owner];
  if (owner === undefined) return misfit("malformed", "/owner", "the number of an owner");
  const originMs = lineOriginMs(id);
  const stamps = stampsOfLine(line, originMs, header);
  const [first] = stamps;
  if (first === undefined || stamps.length < line.stamps.length) {
    return misfit("malformed", "/stamps", "the numbers of replicas");
  }
  const registers = decodeRegisters(line, originMs, stamps);
  if (!registers.ok) return registers;
  const sets = decodeSets(line, stamps);
  if (!sets.ok) return sets;
  const texts = decodeTexts(line, stamps);
  if (!texts.ok) return texts;
  return ok({
    kind: line.kind,
    id,
    owner,
    life: { isAlive: !line.gone, stamp: first },
    registers: registers.value,
    sets: sets.value,
    texts: texts.value,
  });
}

/** Up to the first one whose replica is not there. */
function stampsOfLine(line: RecordLine, originMs: number, header: ChangesHeader): readonly Stamp[] {
  const stamps: Stamp[] = [];
  for (const [number, offsetMs, counter] of line.stamps) {
    const replica = header.replicas[number];
    if (replica === undefined) break;
    stamps.push({ ms: originMs + offsetMs, counter, replica });
  }
  return stamps;
}
