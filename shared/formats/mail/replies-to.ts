import { z } from "zod";

const threadSchema = z.object({
  format: z.literal("mail"),
  messages: z
    .array(z.object({ headers: z.array(z.object({ name: z.string(), decoded: z.string() })) }))
    .min(1),
});

/** A long thread names every mail before it; the nearest are enough to find the case. */
const MAX_ANSWERED = 50;

/**
 * The Message-IDs that a mail answers, nearest first, from the details that `mapMessage` wrote: In-Reply-To, then References
 * from its end (RFC 5322 §3.6.4). Empty for anything else.
 */
export function repliesTo(detailsJson: string): readonly string[] {
  const [message] = readThread(detailsJson)?.messages ?? [];
  const idsOf = (wanted: string): readonly string[] =>
    (message?.headers ?? [])
      .filter(({ name }) => name.toLowerCase() === wanted)
      .flatMap(({ decoded }) => decoded.match(/<[^<>\s]{1,998}>/g) ?? []);
  const nearestFirst = [...idsOf("in-reply-to"), ...idsOf("references").toReversed()];
  return [...new Set(nearestFirst)].slice(0, MAX_ANSWERED);
}

function readThread(detailsJson: string): z.infer<typeof threadSchema> | undefined {
  // Details of other formats can be large, and nothing of them is wanted.
  if (!detailsJson.startsWith('{"format":"mail"')) return undefined;
  return threadSchema.safeParse(JSON.parse(detailsJson)).data;
}
