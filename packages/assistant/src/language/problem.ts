/**
 * Something a person should be told about how their words were read.
 * `error` problems make a date unusable; the others only have to be said.
 */
export type Problem =
  | { readonly code: 'impossible_date'; readonly severity: 'error'; readonly text: string }
  | { readonly code: 'impossible_time'; readonly severity: 'error'; readonly text: string }
  | { readonly code: 'unsupported_recurrence'; readonly severity: 'error'; readonly text: string }
  | { readonly code: 'recurrence_never'; readonly severity: 'error'; readonly text: string }
  | { readonly code: 'weekday_mismatch'; readonly severity: 'note'; readonly text: string; readonly weekday: number }
  | { readonly code: 'rolled_to_tomorrow'; readonly severity: 'note'; readonly text: string; readonly time: string }
  | { readonly code: 'assumed_time'; readonly severity: 'note'; readonly text: string; readonly time: string }
  | {
      readonly code: 'skipped_hour';
      readonly severity: 'note';
      readonly text: string;
      readonly asked: string;
      readonly time: string;
    }
  | { readonly code: 'in_the_past'; readonly severity: 'note'; readonly text: string }
  | { readonly code: 'range_end_dropped'; readonly severity: 'note'; readonly text: string; readonly until: string }
  | { readonly code: 'unknown_project'; readonly severity: 'note'; readonly text: string }
  | { readonly code: 'unknown_person'; readonly severity: 'note'; readonly text: string }
  | { readonly code: 'ambiguous_person'; readonly severity: 'note'; readonly text: string };
