import { describe, expect, test } from 'vitest';
import { labelsSchema, remindersSchema, taskNotesSchema, taskTitleSchema } from './task.ts';

describe('limits of a task', () => {
  test('title: 1 to 500 characters after trimming', () => {
    expect(taskTitleSchema.parse(` ${'x'.repeat(500)} `)).toHaveLength(500);
    expect(taskTitleSchema.safeParse('x'.repeat(501)).success).toBe(false);
    expect(taskTitleSchema.safeParse('   ').success).toBe(false);
  });

  test('notes: at most 20,000 characters', () => {
    expect(taskNotesSchema.safeParse('x'.repeat(20_000)).success).toBe(true);
    expect(taskNotesSchema.safeParse('x'.repeat(20_001)).success).toBe(false);
  });

  test('labels: at most 20 of 1 to 50 characters, none twice', () => {
    const labels = Array.from({ length: 21 }, (_, index) => `label ${index}`);
    expect(labelsSchema.safeParse(labels.slice(0, 20)).success).toBe(true);
    expect(labelsSchema.safeParse(labels).success).toBe(false);
    expect(labelsSchema.safeParse(['x'.repeat(51)]).success).toBe(false);
    expect(labelsSchema.safeParse(['']).success).toBe(false);
    expect(labelsSchema.safeParse(['home', ' home ']).success).toBe(false);
  });

  test('reminders: at most 10, up to a year before', () => {
    const reminder = { minutes_before: 60 };
    expect(remindersSchema.safeParse(Array.from({ length: 10 }, () => reminder)).success).toBe(true);
    expect(remindersSchema.safeParse(Array.from({ length: 11 }, () => reminder)).success).toBe(false);
    expect(remindersSchema.safeParse([{ minutes_before: -1 }]).success).toBe(false);
    expect(remindersSchema.safeParse([{ minutes_before: 525_601 }]).success).toBe(false);
  });
});
