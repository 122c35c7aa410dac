import { describe, expect, it } from 'vitest';
import { interpret } from './intent/interpret.ts';
import { aContext, aTask, TASKS } from './testing/fixture.testing.ts';
import { outline } from './testing/outline.testing.ts';

const dialogue = { listed: ['milk', 'eggs', 'rent'], touched: ['milk'] };
const said = (utterance: string): string => outline(interpret(utterance, aContext({ dialogue })));

const OWED: Readonly<Record<string, readonly (readonly [utterance: string, outcome: string])[]>> = {
  Add: [
    ['add buy milk tomorrow 5pm every week', 'add "buy milk" 2026-11-26 17:00 FREQ=WEEKLY'],
    ['remind me to call Bob fri 9am', 'add "call Bob" 2026-11-27 09:00 remind-0'],
    ['buy milk', 'add "buy milk"'],
    ['add "march for climate"', 'add "march for climate"'],
    ['pay rent every 1st p1 #home @sam', 'add "pay rent" 2026-12-01 FREQ=MONTHLY;BYMONTHDAY=1 #Home @Sam Doe urgent'],
    ['email the monday report', 'add "email the monday report"'],
    ['add milk, eggs and bread', 'ask one_or_several: milk · eggs · bread | milk, eggs and bread'],
    ['salt and pepper', 'add "salt and pepper"'],
    ['add salt and pepper', 'add "salt and pepper"'],
    ['add subtask book hotel to trip', 'add "book hotel" under trip'],
    ['standup every weekday 9:30', 'add "standup" 2026-11-26 09:30 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
    ['gym every mon, wed, fri until 31 dec', 'add "gym" 2026-11-25 FREQ=WEEKLY;UNTIL=20261231;BYDAY=MO,WE,FR'],
    ['review every 3rd friday', 'add "review" 2026-12-18 FREQ=MONTHLY;BYDAY=3FR'],
    ['water plants every! 10 days', 'add "water plants" 2026-11-25 FREQ=DAILY;INTERVAL=10!'],
    ['backup every last day of the month', 'add "backup" 2026-11-30 FREQ=MONTHLY;BYMONTHDAY=-1'],
    ['rent every 31st', 'add "rent" 2026-11-30 FREQ=MONTHLY;BYMONTHDAY=31'],
    ['call Al in 2h for 30 min', 'add "call Al" 2026-11-25 12:00 // for 30 min'],
    ['- milk\n- call Bob friday\n- [ ] eggs %food', 'add "milk" + "call Bob" 2026-11-27 + "eggs" %food'],
    ['add', 'ask what_title: add {}'],
    ['add delete old logs', 'add "delete old logs"'],
  ],
  Complete: [
    ['mark milk done', 'complete milk'],
    ['milk is done', 'complete milk'],
    ['done 3', 'complete rent'],
    ['finish milk and eggs', 'complete milk,eggs'],
    ['complete everything due today', 'complete milk,eggs'],
    ['reopen gym', 'reopen gym'],
    ['I bought the milk', 'ask confirm_statement: Buy milk'],
    ['done with all #home', 'complete milk,eggs,taxes,plumber'],
    ['mark done', 'ask what_target: mark {} done'],
  ],
  Change: [
    ['move all overdue to friday', 'reschedule report 2026-11-27, taxes 2026-11-27'],
    ['move milk to #home', 'move milk to p-home'],
    ['snooze rent 3 days', 'reschedule rent 2026-12-04'],
    ['push today by a day', 'reschedule milk 2026-11-26, eggs 2026-11-26'],
    ['make milk p1', 'update milk {"priority":"urgent"}'],
    ['rename milk to oat milk', 'update milk {"title":"oat milk"}'],
    ['assign milk to ana', 'update milk {"assignee":{"user_id":"u-ana","name":"Ana Silva"}}'],
    ["clear milk's date", 'update milk {"clear":["due_date"]}'],
    [
      'repeat milk every monday',
      'update milk {"recurrence":{"rrule":"FREQ=WEEKLY;BYDAY=MO","anchor":"due"},"first_date":"2026-11-30"}',
    ],
    ['stop repeating rent', 'update rent {"clear":["recurrence"]}'],
    ['stop repeating milk', 'refuse not_repeating: Buy milk'],
    ['skip next standup', 'skip standup'],
    ['note on milk: 2%', 'update milk {"add_note":"2%"}'],
    ['make it tomorrow instead', 'reschedule milk 2026-11-26'],
    ['the second one', 'choose 2'],
    ["move friday's tasks to monday", 'reschedule dentist 2026-11-30, plumber 2026-11-30'],
    ['move milk to yesterday', 'ask confirm_past: Buy milk'],
  ],
  Ask: [
    ["what's due today", 'list milk,eggs'],
    ["what's next", 'next taxes,report,milk,eggs,standup,dentist,plumber,letter,rent,trip,logs'],
    ['overdue p1 in #home', 'list taxes'],
    ['how many open', 'count taxes,report,milk,eggs,standup,dentist,plumber,letter,rent,trip,logs'],
    ['what did I finish this week', 'list gym'],
    ['what did the agent change', 'changes by assistant'],
    ['when is rent due', 'when rent'],
    ['find milk', 'list milk'],
    ['who has milk', 'who milk'],
  ],
  'Delete, undo': [
    ['delete milk', 'delete milk'],
    ['delete all done', 'delete gym,bread'],
    ['clear everything', 'delete milk,eggs,rent,standup,report,taxes,dentist,plumber,trip,logs,letter'],
    ['undo', 'undo last 1'],
    ['undo last 3', 'undo last 3'],
    ['redo', 'redo 1'],
    ['undo what the bot did', 'undo assistant 1'],
    ['restore lamp', 'restore lamp'],
    ["don't delete milk", 'nothing'],
  ],
  Dialogue: [
    ['yes', 'yes'],
    ['no', 'no'],
    ['never mind', 'no'],
    ['help', 'help'],
    ['thanks', 'thanks'],
    ['mark mlik done', 'ask did_you_mean: Buy milk'],
    ['plan my week', 'plan'],
    ['mark milk done and add eggs', 'complete milk; add "eggs"'],
    ['set my timezone to Berlin', 'zone Europe/Berlin'],
  ],
  Dates: [
    ['add call feb 30', 'refuse impossible_date: feb 30'],
    ['asdf qwer', 'unknown'],
  ],
};

describe.each(Object.entries(OWED))('%s', (_group, utterances) => {
  it.each(utterances)('%s', (utterance, outcome) => {
    expect(said(utterance)).toBe(outcome);
  });
});

describe('names of projects', () => {
  it('never takes a task that speaks of a project for the project', () => {
    const tasks = [aTask('a', 'a project called Home')];
    expect(outline(interpret('delete project Home', aContext({ tasks })))).toBe('refuse project_elsewhere: Home');
  });

  it('takes a task of exactly that title for the task', () => {
    const tasks = [aTask('a', 'Project plan')];
    expect(outline(interpret('delete project plan', aContext({ tasks })))).toBe('delete a');
  });
});

describe('milk in other states', () => {
  it('reopens it when it is done', () => {
    const tasks = [aTask('milk', 'Buy milk', { completed: true, completed_at: '2026-11-24T10:00:00Z' })];
    expect(outline(interpret('reopen milk', aContext({ tasks })))).toBe('reopen milk');
  });

  it('restores it from the trash', () => {
    const tasks = [aTask('milk', 'Buy milk', { deleted_at: '2026-11-24T10:00:00Z' })];
    expect(outline(interpret('restore milk', aContext({ tasks })))).toBe('restore milk');
  });

  it('asks which where several match, in the order of a numbered list', () => {
    const tasks = [aTask('a', 'Buy milk'), aTask('b', 'Milk the cow')];
    const { intents, question } = interpret('mark milk done', aContext({ tasks }));
    expect(intents).toEqual([]);
    expect(question?.kind).toBe('which_task');
    expect(question?.options.map(({ task_id }) => task_id)).toEqual(['a', 'b']);
  });

  it('takes a title said in full for that task alone', () => {
    const tasks = [aTask('a', 'Milk'), aTask('b', 'Oat milk')];
    expect(outline(interpret('mark milk done', aContext({ tasks })))).toBe('complete a');
  });

  it('offers the nearest three where nothing matches', () => {
    const tasks = ['Reprot A', 'Report B one', 'Reporter C', 'Repost D'].map((title, index) =>
      aTask(String(index), title),
    );
    const { intents, question } = interpret('mark repoort done', aContext({ tasks }));
    expect(intents).toEqual([]);
    expect(question?.kind).toBe('did_you_mean');
    expect(question?.options).toHaveLength(3);
  });
});

describe('answers to a question', () => {
  const ask = (utterance: string, tasks = TASKS) => interpret(utterance, aContext({ tasks })).question;
  const answer = (utterance: string, question: ReturnType<typeof ask>): string =>
    outline(
      interpret(utterance, aContext({ dialogue: { listed: [], touched: [], ...(question ? { question } : {}) } })),
    );

  it.each([
    ['mark call done', 'the second one', 'complete plumber'],
    ['mark call done', '1', 'complete dentist'],
    ['mark call done', 'both', 'complete dentist; complete plumber'],
    ['mark call done', 'plumber', 'complete plumber'],
    ['mark call done', 'no', 'no'],
    ['mark mlik done', 'yes', 'complete milk'],
    ['mark mlik done', 'never mind', 'no'],
    ['mark mlik done', 'delete eggs', 'delete eggs'],
    ['I bought the milk', 'yes', 'complete milk'],
    ['I bought the milk', 'no', 'no'],
    ['add', 'buy milk tomorrow', 'add "buy milk" 2026-11-26'],
    ['add', 'delete old logs', 'add "delete old logs"'],
    ['add', 'never mind', 'no'],
    ['mark done', 'eggs', 'complete eggs'],
    ['add milk, eggs and bread', 'separate', 'add "milk" + "eggs" + "bread"'],
    ['add milk, eggs and bread', 'one', 'add "milk, eggs and bread"'],
    ['buy stamps today and post letter friday', 'two', 'add "buy stamps" 2026-11-25 + "post letter" 2026-11-27'],
    ['new project', 'Garden', 'add project "Garden"'],
    ['create project plan', '1', 'add project "plan"'],
    ['create project plan', 'the second', 'add "create project plan"'],
    ['add rake leaves p1 #garden', '1', 'add project "garden"; add "rake leaves" #garden urgent'],
    ['add rake leaves p1 #garden', '2', 'add "rake leaves" urgent'],
    ['need to get eggs', 'yes', 'add "get eggs"'],
    ['bring back bread', 'yes', 'reopen bread'],
    ['delete project Home', 'yes', 'yes'],
    ['add milk, eggs and bread', '1', 'add "milk" + "eggs" + "bread"'],
    ['move milk to yesterday', 'yes', 'reschedule milk 2026-11-24'],
    ['mark call done and move it to friday', '2', 'complete plumber; reschedule plumber 2026-11-27'],
    ['reschedule rent', 'friday', 'reschedule rent 2026-11-27'],
  ])('%s — %s', (utterance, reply, outcome) => {
    expect(answer(reply, ask(utterance))).toBe(outcome);
  });
});
