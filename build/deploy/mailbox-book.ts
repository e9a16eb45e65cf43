import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { join } from "node:path";

import { nkeys } from "@nats-io/nats-core";

import {
  EMPTY_BOOK,
  mailboxBookSchema,
  renderHub,
  renderLeaf,
  type MailboxBook,
} from "./render-accounts.ts";

export interface NewMailbox {
  readonly address: string;
  /** File for the organisation: it opens the mailbox, and nobody else needs it. */
  readonly credentialsFile: string;
}

export function readBook(directory: string): MailboxBook {
  const path = join(directory, "mailboxes.json");
  if (!existsSync(path)) return EMPTY_BOOK;
  return mailboxBookSchema.parse(JSON.parse(readFileSync(path, "utf8")));
}

/** Keeps the book and writes the configuration that follows from it, each file in one step. */
export function saveBook(directory: string, book: MailboxBook): void {
  write(join(directory, "mailboxes.json"), `${JSON.stringify(book, null, 2)}\n`);
  write(join(directory, "mailboxes.conf"), renderHub(book));
  for (const { name } of book.leaves) {
    const folder = join(directory, `leaf-${name}`);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    write(join(folder, "mailboxes.conf"), renderLeaf(book, name));
  }
}

/** Draws the key of a mailbox; its public half is the address. */
export function addMailbox(directory: string, leafName: string | null): NewMailbox {
  const book = readBook(directory);
  if (leafName !== null && !book.leaves.some(({ name }) => name === leafName)) {
    throw new Error(`there is no leaf ${leafName}: name it first`);
  }
  const pair = nkeys.createUser();
  const address = pair.getPublicKey();
  const seed = Buffer.from(pair.getSeed()).toString("latin1");
  const folder = join(directory, "credentials");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const credentialsFile = join(folder, `${address}.creds`);
  write(
    credentialsFile,
    `-----BEGIN USER NKEY SEED-----\n${seed}\n------END USER NKEY SEED------\n`,
  );
  const leaf =
    leafName === null ? null : { name: leafName, password: randomBytes(24).toString("hex") };
  saveBook(directory, { ...book, mailboxes: [...book.mailboxes, { address, leaf }] });
  return { address, credentialsFile };
}

export function addLeaf(directory: string, name: string, hubs: readonly string[]): void {
  const book = readBook(directory);
  const others = book.leaves.filter((leaf) => leaf.name !== name);
  const next = { ...book, leaves: [...others, { name, hubs: [...hubs] }] };
  saveBook(directory, mailboxBookSchema.parse(next));
}

/** The mailbox and what lies in it is not removed from the server's disk: nobody can reach it any more. */
export function removeMailbox(directory: string, address: string): void {
  const book = readBook(directory);
  const mailboxes = book.mailboxes.filter((mailbox) => mailbox.address !== address);
  saveBook(directory, { ...book, mailboxes });
}

function write(path: string, text: string): void {
  writeFileSync(`${path}.new`, text, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
