import { useMemo } from "react";

import { useLanguage } from "../../i18n/text-context.ts";

/** The name of a country in the language of the window; its code where there is none (ISO 3166 user-assigned codes). */
export function useCountryName(): (code: string) => string {
  const { language } = useLanguage();
  return useMemo(() => {
    const names = new Intl.DisplayNames([language], { type: "region", fallback: "code" });
    return (code) => (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code);
  }, [language]);
}
