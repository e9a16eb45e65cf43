import { Command } from "commander";
import type { Client } from "../../../shared/contract/index.ts";
import type { Identity } from "../../../shared/contract/peers.ts";
import { MAX_PROFILE_CHARS } from "../../../shared/exchange/identity/profile.ts";
import {
  RFC2350_SECTIONS,
  type Rfc2350Field,
} from "../../../shared/exchange/identity/rfc2350-sections-table.ts";
import { answer } from "../call.ts";
import type { CommandContext, Run } from "../context.ts";
import { fingerprintLines, keyLines, warningLines } from "../key-lines.ts";
import { instantOption, repeated } from "../options.ts";
import { readTextFile } from "../read-text-file.ts";
import { UsageError } from "../usage-error.ts";
import { openPgpCommand } from "./openpgp.ts";

export function identityCommand(run: Run): Command {
  const identity = new Command("identity").description(
    "who your organisation is to others: keys, fingerprint, team description",
  );
  identity.addCommand(
    new Command("show")
      .description("fingerprint as words and digits, public keys, what expires")
      .action((_options, command: Command) =>
        run(command, async (context) => {
          const client = await context.openVault();
          report(context, await answer(client.identity.show()));
        }),
      ),
  );
  identity.addCommand(profileCommand(run));
  identity.addCommand(rotateCommand(run));
  identity.addCommand(openPgpCommand(run));
  return identity;
}

interface ProfileOptions {
  readonly set?: readonly string[];
  readonly setFile?: readonly string[];
  readonly clear?: readonly string[];
}

function profileCommand(run: Run): Command {
  return new Command("profile")
    .description("show or change the team description (RFC 2350) that goes into the peer card")
    .option("--set <field=text>", "set a section; can be repeated", repeated)
    .option("--set-file <field=file>", "set a section from a text file; can be repeated", repeated)
    .option("--clear <field>", "empty a section; can be repeated", repeated)
    .addHelpText("after", `\nFields: ${RFC2350_SECTIONS.map(sectionName).join(", ")}`)
    .action((options: ProfileOptions, command: Command) =>
      run(command, async (context) => {
        const patch: Partial<Record<Rfc2350Field, string | null>> = {};
        for (const text of options.set ?? []) {
          const [field, value] = assignment(text);
          patch[field] = value;
        }
        for (const text of options.setFile ?? []) {
          const [field, path] = assignment(text);
          patch[field] = await readTextFile(path, 4 * MAX_PROFILE_CHARS);
        }
        for (const text of options.clear ?? []) patch[fieldNamed(text)] = null;
        const client = await context.openVault();
        const shown = await changedProfile(client, patch);
        context.output.result({ profile: shown.profile }, [
          `${shown.name} (${shown.countryCode})`,
          ...RFC2350_SECTIONS.flatMap(({ section, field }) =>
            shown.profile[field] === undefined
              ? []
              : [`${section} ${field}: ${shown.profile[field].replaceAll("\n", " / ")}`],
          ),
        ]);
      }),
    );
}

function rotateCommand(run: Run): Command {
  return new Command("rotate")
    .description("replace a key: organisation, device or recipients")
    .argument("<key>", "organisation, device or recipients")
    .requiredOption("--reason <text>", "why, for the journal")
    .option("--compromised-since <time>", "since when somebody else may have it", instantOption)
    .action(
      (
        key: string,
        options: { readonly reason: string; readonly compromisedSince?: string },
        command: Command,
      ) =>
        run(command, async (context) => {
          const replace = replacements[key];
          if (replace === undefined)
            throw new UsageError("name the key: organisation, device or recipients");
          const client = await context.openVault();
          const { issue } = await answer(replace(client, options));
          const shown = await answer(client.identity.show());
          context.output.result({ issue, ...shown }, [
            `The key was replaced. Hand out the new card (number ${String(issue)}).`,
            ...fingerprintLines(shown),
          ]);
        }),
    );
}

type Loss = Parameters<Client["identity"]["replaceRootKey"]>[0];

const replacements: Readonly<
  Record<string, (client: Client, loss: Loss) => PromiseLike<{ readonly issue: number }>>
> = {
  organisation: (client, loss) => client.identity.replaceRootKey(loss),
  device: (client, loss) => client.identity.replaceDeviceKey(loss),
  recipients: (client, loss) => client.identity.replaceRecipients(loss),
};

async function changedProfile(
  client: Client,
  patch: Partial<Record<Rfc2350Field, string | null>>,
): Promise<Identity> {
  return Object.keys(patch).length === 0
    ? answer(client.identity.show())
    : answer(client.identity.setProfile({ profile: patch }));
}

function report(context: CommandContext, identity: Identity): void {
  const { name, countryCode, kind, device, card, holdsRootKey } = identity;
  context.output.result({ ...identity }, [
    `${name} (${countryCode}), ${kind}, organisation ${identity.organisationId}`,
    ...fingerprintLines(identity),
    `device: ${device.name}, ${device.status}${holdsRootKey ? ", holds the organisation's key" : ""}`,
    card === null
      ? "card: none issued yet"
      : `card: number ${String(card.issue)}, until ${card.expiresAt.slice(0, 10)}`,
    ...keyLines(identity.keys),
    ...warningLines(identity.warnings),
  ]);
}

function assignment(text: string): readonly [Rfc2350Field, string] {
  const at = text.indexOf("=");
  if (at === -1) throw new UsageError(`expected field=value: ${text}`);
  return [fieldNamed(text.slice(0, at)), text.slice(at + 1)];
}

/** A section by its name or by its number in RFC 2350. */
function fieldNamed(text: string): Rfc2350Field {
  const found = RFC2350_SECTIONS.find(({ section, field }) => text === field || text === section);
  if (found === undefined) throw new UsageError(`no section of RFC 2350 is called ${text}`);
  return found.field;
}

function sectionName({ section, field }: (typeof RFC2350_SECTIONS)[number]): string {
  return `${field} (${section})`;
}
