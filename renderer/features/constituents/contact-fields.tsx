import { Button } from "@mantine/core";
import type { ReactNode } from "react";

import type { ConstituentContact } from "../../../shared/model/constituent.ts";
import { useText } from "../../i18n/text-context.ts";
import { TextField } from "../../ui/fields/fields.tsx";
import classes from "./constituents.module.css";
import { NEW_CONTACT } from "./rows.ts";

export interface ContactFieldsProps {
  readonly contacts: readonly ConstituentContact[];
  readonly onChange: (contacts: readonly ConstituentContact[]) => void;
}

/** The contacts of a constituent, one below the other. */
export function ContactFields({ contacts, onChange }: ContactFieldsProps): ReactNode {
  const text = useText("constituents");
  const set = (at: number, patch: Partial<ConstituentContact>): void =>
    onChange(contacts.map((one, place) => (place === at ? { ...one, ...patch } : one)));
  return (
    <fieldset className={classes.contactSet}>
      <legend>{text.contacts}</legend>
      {contacts.map((one, at) => (
        // Contacts have no id of their own, and their places only change by an act of this form.
        // oxlint-disable-next-line react/no-array-index-key -- see above
        <div key={at} className={classes.form}>
          <TextField label={text.role} value={one.role} onChange={(role) => set(at, { role })} />
          <TextField
            label={text.contactName}
            value={one.name}
            onChange={(name) => set(at, { name })}
          />
          <TextField label={text.mail} value={one.mail} onChange={(mail) => set(at, { mail })} />
          <TextField
            label={text.phone}
            value={one.phone}
            onChange={(phone) => set(at, { phone })}
          />
          <TextField
            label={text.hours}
            value={one.hours}
            onChange={(hours) => set(at, { hours })}
          />
          <TextField
            label={text.language}
            value={one.language ?? ""}
            maxLength={6}
            onChange={(language) => set(at, { language: language === "" ? null : language })}
          />
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => onChange(contacts.filter((_, place) => place !== at))}
          >
            {text.removeContact}
          </Button>
        </div>
      ))}
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => onChange([...contacts, NEW_CONTACT])}
      >
        {text.addContact}
      </Button>
    </fieldset>
  );
}
