import { Button } from "@mantine/core";
import type { ReactNode } from "react";

import { detailsOf } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import { Empty, Failed } from "../../ui/states/four-state.tsx";

/** An address that leads nowhere. */
export function NotFoundPage(): ReactNode {
  const text = useText("app");
  return <Empty title={text.notFoundTitle} text={text.notFoundText} />;
}

/** A screen that threw: an error of ours. The frame around it goes on working. */
export function CrashedPage({
  error,
  reset,
}: {
  readonly error: unknown;
  readonly reset: () => void;
}): ReactNode {
  const text = useText("app");
  return (
    <>
      <Failed message={text.crashedTitle} kept={text.crashedText} details={detailsOf(error)} />
      <Button onClick={reset}>{text.reload}</Button>
    </>
  );
}
