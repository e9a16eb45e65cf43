import {
  instant,
  integer,
  json,
  optionalInstant,
  optionalText,
  text,
  uuid,
} from "./field-codecs.ts";

/**
 * Who the organisation is to others, and whom it knows. Public keys and signed statements only: what is secret is no field of
 * a record and so never comes into the journal.
 */
export const IDENTITY_DEFINITIONS = {
  /** One row; its id is the organisation's. */
  identity: {
    table: "identity",
    hasUpdatedAt: true,
    fields: {
      createdAt: instant("created_at"),
      rootKey: text("root_key"),
      rootEpoch: integer("root_epoch"),
      profile: json("profile"),
      recipients: json("recipients"),
      rotations: json("rotations"),
      /** The card that was issued last. */
      card: optionalText("card"),
    },
  },
  /** Laptops of the organisation. */
  device: {
    table: "device",
    hasUpdatedAt: true,
    fields: {
      createdAt: instant("created_at"),
      name: text("name"),
      publicKey: text("public_key"),
      epoch: integer("epoch"),
      certificate: optionalText("certificate"),
      recipients: json("recipients"),
      status: text("status"),
    },
  },
  /** Other organisations; the id is the one that the organisation gave itself. */
  peer: {
    table: "peer",
    hasUpdatedAt: true,
    fields: {
      createdAt: instant("created_at"),
      name: text("name"),
      countryCode: text("country_code"),
      trust: text("trust"),
      rootKey: text("root_key"),
      rootEpoch: integer("root_epoch"),
      issue: integer("issue"),
      card: text("card"),
      /** Every root key that was pinned, the present one last. */
      keys: json("keys"),
      decisions: json("decisions"),
      alarms: json("alarms"),
      note: text("note"),
      revokedAt: optionalInstant("revoked_at"),
      theyConfirmedAt: optionalInstant("they_confirmed_at"),
    },
  },
  /** Of our own organisation and of peers. */
  revocation: {
    table: "revocation",
    hasUpdatedAt: false,
    fields: {
      createdAt: instant("created_at"),
      organisationId: uuid("organisation"),
      number: integer("number"),
      statement: text("statement"),
    },
  },
} as const;
