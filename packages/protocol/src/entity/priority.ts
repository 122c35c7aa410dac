import { z } from 'zod';
import { priorities } from './priorities.ts';

export const prioritySchema = z.enum(priorities);
