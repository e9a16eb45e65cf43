import { Button, Menu } from "@mantine/core";
import type { ReactNode } from "react";

import { sightingSchema } from "../../../../shared/model/observable.ts";
import { useApi } from "../../../api.ts";
import { useChange } from "../../../cases/use-change.ts";
import { useText } from "../../../i18n/text-context.ts";
import { ICON, IconChevronDown } from "../../../ui/icons.ts";

/** Records that the value was seen, was a false alarm, or has lost its meaning. */
export function SightingMenu({ observableId }: { readonly observableId: string }): ReactNode {
  const text = useText("incident");
  const { client } = useApi();
  const change = useChange();
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown {...ICON} size={12} />}>
          {text.sightingAdd}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {sightingSchema.shape.kind.options.map((kind) => (
          <Menu.Item
            key={kind}
            onClick={() =>
              void change({
                call: () => client.observables.addSighting({ observableId, kind }),
                done: () => text.sightingAdded(text.sightingKinds[kind]),
              })
            }
          >
            {text.sightingKinds[kind]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
