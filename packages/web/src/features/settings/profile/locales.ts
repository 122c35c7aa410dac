/** Ways of writing dates and times that are offered, beside the device's own. */
const offered: readonly string[] =
  `en-GB en-US en-IE en-CA en-AU en-NZ en-IN en-ZA cs-CZ da-DK de-AT de-CH de-DE es-ES es-MX fi-FI fr-CA fr-CH fr-FR
  it-IT ja-JP ko-KR nb-NO nl-NL pl-PL pt-BR pt-PT sv-SE tr-TR uk-UA zh-CN`.split(/\s+/);

/** A locale's name in its own language; the tag where the browser has no name for it. */
const nameOf = (locale: string): string => {
  const name = new Intl.DisplayNames(locale, { type: 'language', languageDisplay: 'standard' }).of(locale) ?? locale;
  const [first = ''] = name;
  return first.toLocaleUpperCase(locale) + name.slice(first.length);
};

type LocaleOption = { value: string; label: string };

/** The device's way first, as the empty value, then the others; `current` is among them. */
export const localeOptions = (current: string, deviceWords: string): readonly LocaleOption[] => {
  const tags = offered.includes(current) || current === '' ? offered : [current, ...offered];
  return [{ value: '', label: deviceWords }, ...tags.map((value) => ({ value, label: nameOf(value) }))];
};

/** A day and a time as a locale writes them, to tell one from the other. */
export const writtenIn = (locale: string, timeZone: string, moment: Date): string =>
  new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
  }).format(moment);
