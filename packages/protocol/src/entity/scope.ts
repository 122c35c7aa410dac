import { z } from 'zod';
import { scopes } from './scopes.ts';

export const scopeSchema = z.enum(scopes);
