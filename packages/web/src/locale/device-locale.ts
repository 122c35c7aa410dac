/** The language of this browser. */
export const deviceLocale = navigator.language;

/** The IANA zone of this device. */
export const deviceTimeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
