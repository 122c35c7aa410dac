/** What a client may tell in the address of `/mcp`. */
export interface AskerQuery {
  /** IANA zone in which words such as "tomorrow" are judged; the profile's if absent. */
  readonly time_zone: string | undefined;
  /** The client's own run; one is made if absent. */
  readonly run_id: string | undefined;
}
