import { ActionIcon, Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";

import { CountryField } from "../../countries/country-field.tsx";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { SelectField, TextField } from "../../ui/fields/fields.tsx";
import { SafeText } from "../../ui/indicator/safe-text.tsx";
import { ICON, IconX } from "../../ui/icons.ts";
import { useVaultSettings } from "../../vault-settings.ts";
import { Group, SavedField } from "./parts.tsx";
import { isNumberPrefix, withAnalyst } from "./rows.ts";
import classes from "./settings.module.css";
import { TemplateGroup } from "./template-group.tsx";
import type { Save } from "./use-save.ts";

/** Who this vault belongs to and who works in it. */
export function OrganisationSection({ save: { save } }: { readonly save: Save }): ReactNode {
  const text = useText("settings");
  const settings = useVaultSettings();
  return (
    <>
      <Group title={text.organisation}>
        <SavedField
          label={text.organisationName}
          value={settings.organisationName}
          maxLength={255}
          check={(value) => (value === "" ? text.organisationInvalid : undefined)}
          onSave={(organisationName) => save({ organisationName })}
        />
        <CountryField
          value={settings.countryCode}
          onChange={(countryCode) => {
            if (countryCode !== null) void save({ countryCode });
          }}
        />
        <SavedField
          label={text.numberPrefix}
          hint={text.numberPrefixHint(`CERT-${settings.countryCode}`)}
          value={settings.numberPrefix}
          maxLength={24}
          check={(value) => (isNumberPrefix(value) ? undefined : text.numberPrefixInvalid)}
          onSave={(numberPrefix) => save({ numberPrefix })}
        />
      </Group>
      <Group title={text.analysts} text={text.analystsHint}>
        <SelectField
          label={text.analyst}
          hint={text.analystHint}
          value={settings.analyst}
          isSearchable
          options={[...new Set([settings.analyst, ...settings.analysts])].map((name) => ({
            value: name,
            label: name,
          }))}
          onChange={(analyst) => {
            if (analyst !== null) void save({ analyst });
          }}
        />
        <Analysts save={save} />
      </Group>
      <TemplateGroup save={save} />
    </>
  );
}

function Analysts({ save }: { readonly save: Save["save"] }): ReactNode {
  const text = useText("settings");
  const format = useFormat();
  const { analyst, analysts } = useVaultSettings();
  const [name, setName] = useState("");
  const add = (): void => {
    if (name.trim() === "") return;
    void save({ analysts: withAnalyst(analysts, name, format.compare) }).then(
      (isSaved) => isSaved && setName(""),
    );
  };
  return (
    <>
      <ul className={classes.people}>
        {analysts.map((person) => (
          <li key={person}>
            <SafeText text={person} />
            {person === analyst ? (
              <span className="wp-meta">{text.analystNow}</span>
            ) : (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={text.analystRemove(person)}
                title={text.analystRemove(person)}
                onClick={() =>
                  void save({ analysts: analysts.filter((other) => other !== person) })
                }
              >
                <IconX {...ICON} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      <form
        className={classes.addPerson}
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextField label={text.analystAdd} value={name} maxLength={128} onChange={setName} />
        <Button type="submit" variant="default" disabled={name.trim() === ""}>
          {text.analystAdd}
        </Button>
      </form>
    </>
  );
}
