import type { Command } from "commander";
import { severityOption, statusOption, tlpOption, wholeNumber } from "./options.ts";

/** Filters of `list` commands; each is one term of the query grammar, so that both ways mean the same. */
export interface ListOptions {
  readonly query?: string;
  readonly status?: string;
  readonly class?: string;
  readonly tlp?: string;
  readonly severity?: string;
  readonly owner?: string;
  readonly since?: string;
  readonly until?: string;
  readonly sort?: string;
  readonly limit: number;
  readonly after?: string;
}

export function withListOptions(command: Command): Command {
  return command
    .option("--query <query>", "in the grammar of the search box")
    .option("--class <rsit>", "classification, such as rsit:fraud or phishing")
    .option("--tlp <label>", "marking", tlpOption)
    .option("--severity <severity>", "severity", severityOption)
    .option("--since <time>", "changed since: a date or a span such as 7d")
    .option("--until <time>", "changed until")
    .option("--sort <field>", "field, with - before it for descending")
    .option("--limit <n>", "rows at most", wholeNumber, 100)
    .option("--after <key>", "`next` of the page before");
}

export function withIncidentOptions(command: Command): Command {
  return withListOptions(command)
    .option("--status <status>", "status", statusOption)
    .option("--owner <name>", "owner, me or none");
}

/** The page input for the options given. */
export function pageInput(options: ListOptions) {
  return {
    query: queryOf(options),
    limit: options.limit,
    ...(options.sort === undefined ? {} : { sort: options.sort }),
    ...(options.after === undefined ? {} : { after: options.after }),
  };
}

function queryOf(options: ListOptions): string {
  const filters = [
    term("status", options.status),
    term("class", options.class),
    term("tlp", options.tlp),
    term("severity", options.severity),
    term("owner", options.owner),
    term("since", options.since),
    term("until", options.until),
  ];
  const terms = filters.filter((one) => one !== undefined);
  const { query } = options;
  if (query === undefined) return terms.join(" ");
  // Alone it stays as typed, so that an error's place is the place in what was typed.
  return terms.length === 0 ? query : [`(${query})`, ...terms].join(" ");
}

function term(field: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return `${field}:"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
