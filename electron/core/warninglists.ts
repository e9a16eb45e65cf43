import { bundledWarningLists } from "../../shared/domain/observables/bundled-warninglists.ts";
import { compileWarningLists } from "../../shared/domain/observables/warninglists.ts";
import type { WarninglistLookup } from "../storage/links/intern-observables.ts";

/** Look-up in the lists that come with the program; they are compiled when the first value asks. */
export function bundledWarninglists(): WarninglistLookup {
  let matcher: ReturnType<typeof compileWarningLists> | undefined;
  return (observable) => {
    matcher ??= compileWarningLists(bundledWarningLists());
    return matcher.match(observable).map(({ name, dateIso }) => ({ name, date: dateIso }));
  };
}
