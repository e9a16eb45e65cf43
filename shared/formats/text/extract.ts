import { refangText } from "../../domain/observables/refang.ts";
import { createCollector } from "./collector.ts";
import { EXTRACTION_LIMITS, type Extraction, type ExtractionOptions } from "./extraction.ts";
import { scanColons } from "./scan-colons.ts";
import { scanMutexes, scanUserAgents } from "./scan-context.ts";
import { scanEmails } from "./scan-emails.ts";
import { scanHashes } from "./scan-hashes.ts";
import { scanIdentifiers, scanPhoneNumbers } from "./scan-identifiers.ts";
import { scanNames } from "./scan-names.ts";
import { scanPaths } from "./scan-paths.ts";
import { scanUrls } from "./scan-urls.ts";
import { scanWallets } from "./scan-wallets.ts";
import { scanYaraRules } from "./scan-yara.ts";
import type { TextScan } from "./text-scan.ts";

/**
 * Finds the indicators in any text: reports, mails, tables, chats, in any language, defanged or not. Gives canonical
 * values with the place and spelling in the input, and says what it left out and why. Total and linear in the
 * length of the text; see {@link EXTRACTION_LIMITS} for what it cuts.
 */
export function extractObservables(text: string, options: ExtractionOptions = {}): Extraction {
  const isCut = text.length > EXTRACTION_LIMITS.textChars;
  const input = isCut ? text.slice(0, EXTRACTION_LIMITS.textChars) : text;
  const refanged = refangText(input, { tolerance: "tolerant" });
  const collector = createCollector(input, refanged);
  const scan: TextScan = {
    text: refanged.text,
    claims: new Uint8Array(refanged.text.length),
    collector,
    withDerived: options.withDerived ?? true,
  };
  // From the most specific to the least: a URL is not also looked at as names, a user agent not as addresses.
  scanYaraRules(scan);
  scanUserAgents(scan);
  scanUrls(scan);
  scanPaths(scan);
  scanEmails(scan);
  scanMutexes(scan);
  scanHashes(scan);
  scanWallets(scan);
  scanIdentifiers(scan);
  if (options.withPhoneNumbers === true) scanPhoneNumbers(scan);
  scanColons(scan);
  scanNames(scan);
  return collector.finish(isCut);
}
