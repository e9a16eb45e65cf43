import { z } from "zod";

import { mailboxSchema } from "../../shared/exchange/relay/mailbox.ts";

/** What the operator of a relay keeps about it. Nobody's name is in it: whose a mailbox is stands in his own papers. */
export const mailboxBookSchema = z.object({
  /** What each mailbox may hold, as NATS writes sizes. */
  mailboxSize: z.string().regex(/^[1-9]\d*[KMGT]B$/),
  leaves: z.array(
    z.object({
      name: z.string().regex(/^[a-z0-9-]{1,32}$/),
      /** `host:port` of the leaf port of each server behind it. */
      hubs: z.array(z.string().regex(/^[A-Za-z0-9.[\]:-]+:\d{1,5}$/)).min(1),
    }),
  ),
  mailboxes: z.array(
    z.object({
      address: mailboxSchema,
      /** Server by which its desks come, and the word by which that server speaks for it; null when they come directly. */
      leaf: z
        .object({ name: z.string(), password: z.string().regex(/^[0-9a-f]{32,}$/) })
        .nullable(),
    }),
  ),
});
export type MailboxBook = z.infer<typeof mailboxBookSchema>;
type Mailbox = MailboxBook["mailboxes"][number];

export const EMPTY_BOOK: MailboxBook = { mailboxSize: "5GB", leaves: [], mailboxes: [] };

/**
 * The accounts of the server or the cluster. Each mailbox has an account of its own, so that nothing of the others is within reach: not
 * their streams, not the calls that read, purge or copy those. What an account gives to the others is that they may store into its mailbox.
 */
export function renderHub({ mailboxes, mailboxSize, leaves }: MailboxBook): string {
  const accounts = mailboxes.map((mailbox) => {
    const others = mailboxes.filter(({ address }) => address !== mailbox.address);
    return `  ${mailbox.address}: {
    jetstream: { max_file: ${mailboxSize}, max_mem: 1MB, max_streams: 1, max_consumers: 64 }
    users: [
${[renderDesk(mailbox), ...renderLeafUser(mailbox)].join("\n")}
    ]
    exports: [ ${subjectsOf(mailbox)
      .map((subject) => `{ service: "${subject}" }`)
      .join(", ")} ]
    imports: [
${others.flatMap(renderImports).join("\n")}
    ]
  }`;
  });
  const listener = leaves.length === 0 ? "" : LEAF_LISTENER;
  return `${HEADING}${listener}accounts {\n${accounts.join("\n")}\n}\n`;
}

/** The accounts of a country's server, and its connections to the hub: one for each account. */
export function renderLeaf({ mailboxes, leaves }: MailboxBook, name: string): string {
  const own = mailboxes.filter(({ leaf }) => leaf?.name === name);
  const hubs = leaves.find((leaf) => leaf.name === name)?.hubs ?? [];
  const accounts = own.map(
    (mailbox) => `  ${mailbox.address}: {\n    users: [\n${renderDesk(mailbox)}\n    ]\n  }`,
  );
  const remotes = own.map(({ address, leaf }) => {
    const urls = hubs.map((hub) => `"tls://leaf-${address}:${leaf?.password ?? ""}@${hub}"`);
    return `    { urls: [ ${urls.join(", ")} ], account: ${address}, tls { ca_file: $RELAY_CA } }`;
  });
  return `${HEADING}accounts {\n${accounts.join("\n")}\n}\nleafnodes {\n  reconnect: 2\n  remotes: [\n${remotes.join("\n")}\n  ]\n}\n`;
}

const HEADING = "# Written by mailboxes.ts; what is changed here by hand is lost.\n";

const LEAF_LISTENER = `leafnodes {
  host: $RELAY_HOST
  port: $RELAY_LEAF_PORT
  no_advertise: true
  tls {
    cert_file: $RELAY_CERT
    key_file: $RELAY_KEY
    timeout: 5
  }
}
`;

/** What a desk may do: store anywhere, look after its own mailbox, and hear its own answers. */
function renderDesk({ address }: Mailbox): string {
  const stream = `OBJ_${address}`;
  const calls = [
    ...["INFO", "CREATE", "PURGE", "MSG.GET"].map((call) => `STREAM.${call}.${stream}`),
    `CONSUMER.CREATE.${stream}`,
    `CONSUMER.*.${stream}.>`,
  ];
  const mayPublish = [
    "$O.*.C.*",
    "$O.*.M.*",
    // By the name of the storage, and by what a server makes of it before it looks at the permissions.
    ...calls.flatMap((call) => [`$JS.relay.API.${call}`, `$JS.API.${call}`]),
    `$JS.FC.${stream}.>`,
  ];
  const allowed = mayPublish.map((subject) => `"${subject}"`).join(", ");
  return `      { nkey: ${address}, permissions: { publish: [ ${allowed} ], subscribe: [ "_INBOX_${address}.>" ] } }`;
}

function renderLeafUser({ address, leaf }: Mailbox): readonly string[] {
  return leaf === null ? [] : [`      { user: leaf-${address}, password: "${leaf.password}" }`];
}

function renderImports(other: Mailbox): readonly string[] {
  return subjectsOf(other).map(
    (subject) => `      { service: { account: ${other.address}, subject: "${subject}" } }`,
  );
}

function subjectsOf({ address }: Mailbox): readonly string[] {
  return [`$O.${address}.C.*`, `$O.${address}.M.*`];
}
