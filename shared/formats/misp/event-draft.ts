import { asText, type JsonRecord, type JsonValue } from "../json/value.ts";
import { LIMITS } from "../limits.ts";
import { noticeList, quoted, type NoticeList } from "../notice-list.ts";
import { listOf } from "./members.ts";
import type { ParsedAttachment, ParsedObservable, ParsedReport } from "../parsed.ts";

type ParsedSighting = ParsedReport["sightings"][number];
type ParsedRelation = ParsedReport["relations"][number];
type ParsedObject = ParsedReport["objects"][number];

/** Where something stands, for its notice. */
interface At {
  readonly pointer: string;
}

/** What a note says; the number of its occurrences follows. */
const NOTES = {
  "misp-deleted": "Attributes that their author deleted were kept, not for detection",
  "misp-sighting-incomplete": "Sightings without time or attribute UUID were not taken",
  "misp-data-damaged": "Embedded data is not clean base64; what could be decoded was kept",
  "misp-reference-incomplete":
    "Object references without valid UUIDs were kept in the details only",
  "attachment-too-large": "Embedded data is larger than one attachment may be and was left out",
  "attachment-limit": "Embedded data beyond the attachment limits was left out",
  "misp-limit-sightings": "Sightings beyond the limit were left out",
  "misp-limit-relations": "Object references beyond the limit were left out",
} as const;
export type NoteKind = keyof typeof NOTES;

/** Members of an attribute that are mapped, or that only mean something inside the sending instance. */
const KNOWN_MEMBERS: ReadonlySet<string> = new Set(
  (
    "uuid type category value value1 value2 to_ids comment timestamp object_relation deleted data Tag " +
    "AttributeTag Galaxy Sighting ShadowAttribute first_seen last_seen id event_id object_id " +
    "sharing_group_id SharingGroup distribution disable_correlation RelatedAttribute event_uuid " +
    "Event Object malware_filename image_ra batch_import sid old_id org_id orgc_id"
  ).split(" "),
);

/** Collects one event while it is mapped; a class because the counters and lists belong together. */
export class EventDraft {
  readonly notices: NoticeList = noticeList();
  readonly observables: ParsedObservable[] = [];
  readonly objects: ParsedObject[] = [];
  readonly relations: ParsedRelation[] = [];
  readonly sightings: ParsedSighting[] = [];
  readonly attachments: ParsedAttachment[] = [];
  readonly proposals: { readonly pointer: string; readonly proposal: JsonValue }[] = [];
  /** Unix seconds of each observable's last change, in their order; null where the source has none. */
  readonly timestamps: (number | null)[] = [];
  /** References that name something without a valid UUID: kept as they are. */
  readonly unplacedReferences: JsonValue[] = [];
  /** Template of each object, in their order: needed to write the event again. */
  readonly templates: (readonly [JsonValue, JsonValue])[] = [];
  /** Members of attributes that this version does not know, with how often they occur. */
  readonly unknownMembers = new Map<string, number>();
  foundItems = 0;
  skippedItems = 0;
  private readonly notes = new Map<NoteKind, { count: number; readonly first: At }>();
  private attachmentBytes = 0;

  countItem(): void {
    this.foundItems += 1;
  }

  skip(kind: string, message: string, at: At): void {
    this.skippedItems += 1;
    this.notices.add(kind, message, { pointer: at.pointer });
  }

  /** Counts an oddity; {@link finishNotes} makes one notice of all of a kind. */
  note(kind: NoteKind, at: At): void {
    const note = this.notes.get(kind);
    if (note === undefined) this.notes.set(kind, { count: 1, first: { pointer: at.pointer } });
    else note.count += 1;
  }

  finishNotes(): void {
    if (this.unknownMembers.size > 0) {
      const names = [...this.unknownMembers].map(([name, count]) => `${quoted(name)} ×${count}`);
      this.notices.add(
        "misp-unknown-members",
        `Members of attributes that are only in the original file: ${names.join(", ")}.`,
      );
    }
    for (const [kind, { count, first }] of this.notes) {
      this.notices.add(kind, `${NOTES[kind]} (${count}).`, first);
    }
  }

  addObservable(observable: ParsedObservable, source: JsonRecord): void {
    this.observables.push(observable);
    for (const member in source) {
      if (KNOWN_MEMBERS.has(member) || this.unknownMembers.size > 100) continue;
      this.unknownMembers.set(member, (this.unknownMembers.get(member) ?? 0) + 1);
    }
    const timestamp = Number(asText(source["timestamp"]) ?? Number.NaN);
    this.timestamps.push(Number.isSafeInteger(timestamp) && timestamp > 0 ? timestamp : null);
  }

  addSighting(sighting: ParsedSighting): void {
    if (this.sightings.length < LIMITS.mispSightingsPerEvent) this.sightings.push(sighting);
    else this.note("misp-limit-sightings", { pointer: "" });
  }

  addRelation(relation: ParsedRelation): void {
    if (this.relations.length < LIMITS.mispRelationsPerEvent) this.relations.push(relation);
    else this.note("misp-limit-relations", { pointer: "" });
  }

  /** Index of the new attachment; null when the report's limits are reached. */
  addAttachment(attachment: ParsedAttachment): number | null {
    const total = this.attachmentBytes + attachment.bytes.length;
    if (this.attachments.length >= LIMITS.attachmentsPerReport) return null;
    if (total > LIMITS.attachmentTotalBytes) return null;
    this.attachmentBytes = total;
    this.attachments.push(attachment);
    return this.attachments.length - 1;
  }

  /** Proposals (ShadowAttribute) are no part of the event until its owner accepts them: kept in the details. */
  addProposals(value: JsonValue | undefined, pointer: string): void {
    for (const proposal of listOf(value)) {
      if (this.proposals.length < 10_000) this.proposals.push({ pointer, proposal });
    }
  }
}
