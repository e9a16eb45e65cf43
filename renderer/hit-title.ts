import type { z } from "zod";

import type { searchHitSchema } from "../shared/contract/find.ts";
import { defangValue } from "../shared/domain/observables/defang.ts";

/**
 * The title as it may be shown: an observable defanged by what it looks like, since a hit does not carry its type.
 */
export function safeTitle({
  kind,
  title,
}: Pick<z.infer<typeof searchHitSchema>, "kind" | "title">): string {
  if (kind !== "observable" && kind !== "observable-link") return title;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(title)) return defangValue("url", title);
  if (/^\S+@[^\s@]+$/.test(title)) return defangValue("email-src", title);
  return HOST.test(title) ? defangValue("domain", title) : title;
}

/** An IPv4 address or a host name; names of files with an underscore or a space are neither. */
const HOST = /^(?:[a-z0-9-]{1,63}\.)+[a-z0-9-]{1,63}$/i;
