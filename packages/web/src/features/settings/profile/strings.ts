/** Words of the profile. */
export const strings = {
  name: 'Name',
  nameDetail: 'Beside what you add and change, for everybody on your lists.',
  nameEmpty: 'A name has at least one letter.',
  nameTooLong: (most: number) => `A name has at most ${most} characters.`,
  zone: 'Time zone',
  zoneDetail: 'Your days begin and end by it, on all your devices.',
  zoneSearch: 'Search a city or region',
  zoneNothing: 'No time zone is called that. Try the next larger city.',
  zoneElsewhere: (zone: string) => `This device is in ${zone}.`,
  zoneUse: (zone: string) => `Use ${zone}`,
  locale: 'Dates and times',
  localeDetail: (example: string) => `Written like this: ${example}.`,
  localeDevice: 'As each device does',
  saved: 'Saved.',
  notSaved: (why: string) => `Not saved. ${why}`,
};
