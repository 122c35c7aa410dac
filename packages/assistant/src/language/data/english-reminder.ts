/** English words that ask to be reminded ahead of time. */
export const ENGLISH_REMINDER = {
  ask: ['and remind me', 'remind me', 'with a reminder', 'with reminder', 'reminder', 'alert me', 'notify me'],
  before: ['before', 'beforehand', 'ahead', 'early', 'in advance'],
} as const;
