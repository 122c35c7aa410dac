import { z } from 'zod';

/**
 * A record's id: a UUID made by whoever creates the record, version 7 so that ids sort by creation
 * (version 5 for occurrences of a series, rule X9). Scoped to its workspace (X7). Written in lower case, however it was
 * sent, since ids are compared as text.
 */
export const identifierSchema = z.uuid('must be a UUID').toLowerCase();
