const fallback = 'en';

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** The first locale that an Accept-Language header names; English if there is none. */
export function preferredLocale(header: string | undefined): string {
  const [first = ''] = (header ?? '').split(',');
  const [tag = ''] = first.trim().split(';');
  return tag !== '' && tag !== '*' && isLocale(tag) ? tag : fallback;
}
