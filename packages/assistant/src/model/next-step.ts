import { z } from 'zod';
import {
  type Dialogue,
  type Intent,
  interpret,
  type LanguageContext,
  type LanguageProject,
  type Question,
} from '../language/index.ts';
import { SENTENCES } from './english-sentences.ts';
import { type KnownTask, knownTasks, tasksIn } from './known-tasks.ts';
import { missingReads } from './plan-reads.ts';
import type { PlannedToolCall } from './planned-call.ts';
import { planUndo, recentChanges } from './plan-undo.ts';
import { planWrites } from './plan-writes.ts';
import type { PastCall, PromptTurn } from './read-prompt.ts';
import { sayChanges } from './say-changes.ts';
import { LISTED } from './say-find.ts';
import { sayIntent } from './say-intent.ts';
import { sayQuestion } from './say-question.ts';

/** What the offline model knows besides the prompt. */
export type OfflineContext = Omit<LanguageContext, 'tasks' | 'dialogue' | 'ignored'>;

/** What the model does next: call tools, or say something and remember what it spoke of. */
export type Step =
  | { readonly kind: 'calls'; readonly calls: readonly PlannedToolCall[] }
  | { readonly kind: 'say'; readonly text: string; readonly dialogue: Dialogue };

/** Tools by which the model only looks. */
const READS: ReadonlySet<string> = new Set(['find_tasks', 'get_overview', 'get_changes']);

/**
 * Decides the next step of a turn from the prompt alone: what has been read and written stands there, so that a turn can be
 * continued after a pause, an approval or a restart. One intent is carried out at a time, in the order in which it was said.
 */
export function nextStep(turn: PromptTurn, context: OfflineContext, tools: ReadonlySet<string>): Step {
  const tasks = knownTasks(turn.calls);
  const known = new Map(tasks.map((task) => [task.id, task]));
  const meaning = interpret(turn.utterance, {
    ...context,
    projects: projectsBefore(turn.calls, context),
    tasks,
    dialogue: turn.dialogue,
  });
  const writes = turn.calls.filter(({ name }) => !READS.has(name));
  const reads = writes.length === 0 && tools.has('find_tasks') ? missingReads(meaning, turn.calls, tasks) : [];
  if (reads.length > 0) return { kind: 'calls', calls: reads };
  let made = 0;
  const said: string[] = [];
  for (const intent of meaning.intents) {
    const plan = planIntent(intent, turn, known, context.zone);
    if (plan.kind === 'read') return { kind: 'calls', calls: [plan.call] };
    const calls = plan.calls.filter(({ name }) => tools.has(name));
    const done = writes.slice(made, made + calls.length);
    if (done.length < calls.length) return { kind: 'calls', calls: calls.slice(done.length) };
    made += calls.length;
    const failed = failureOf(done);
    if (failed !== undefined) return finish([...said, failed], meaning, turn, context);
    const answers = done.flatMap(({ result }) => (result?.kind === 'ok' ? [result.value] : []));
    said.push(
      intent.kind === 'changes' ? sayChanges(turn.calls, intent) : sayIntent({ intent, answers }, known, context),
    );
  }
  return finish(said, meaning, turn, context);
}

const madeSchema = z.looseObject({ projects: z.array(z.looseObject({ id: z.string() })) });

/** The projects as they were when the person spoke: after an approval those that the turn itself made are known as well. */
function projectsBefore(calls: readonly PastCall[], { projects = [] }: OfflineContext): readonly LanguageProject[] {
  const made = calls.flatMap(({ name, result }) =>
    name === 'save_projects' && result?.kind === 'ok'
      ? (madeSchema.safeParse(result.value).data?.projects ?? []).map(({ id }) => id)
      : [],
  );
  return projects.filter(({ id }) => !made.includes(id));
}

type IntentPlan =
  | { readonly kind: 'calls'; readonly calls: readonly PlannedToolCall[] }
  | { readonly kind: 'read'; readonly call: PlannedToolCall };

function planIntent(intent: Intent, turn: PromptTurn, known: ReadonlyMap<string, KnownTask>, zone: string): IntentPlan {
  if (intent.kind === 'undo' || intent.kind === 'redo') {
    const plan = planUndo(intent, turn);
    return plan.kind === 'nothing' ? { kind: 'calls', calls: [] } : plan;
  }
  if (intent.kind === 'changes') {
    const read = recentChanges(turn.calls, intent.by === 'assistant');
    return 'call' in read ? { kind: 'read', call: read.call } : { kind: 'calls', calls: [] };
  }
  return { kind: 'calls', calls: planWrites(intent, known, zone) };
}

/** What went wrong; the rest of the utterance is left undone. */
function failureOf(calls: readonly PastCall[]): string | undefined {
  for (const { result } of calls) {
    if (result?.kind === 'denied') return SENTENCES.denied;
    if (result?.kind === 'error') return `That did not work: ${result.text}`;
  }
  return undefined;
}

interface Meaning {
  readonly intents: readonly Intent[];
  readonly question?: Question;
}

function finish(
  said: readonly string[],
  { intents, question }: Meaning,
  turn: PromptTurn,
  context: OfflineContext,
): Step {
  const asked = question ? [sayQuestion(question, context)] : [];
  const offered = question?.options.flatMap(({ task_id }) => task_id ?? []) ?? [];
  const shown = intents.flatMap((intent) => (intent.kind === 'find' ? intent.ids.slice(0, LISTED) : []));
  const written = writtenIds(turn.calls, intents);
  const listed = offered.length > 0 ? offered : shown;
  const [only] = listed;
  const spoken = written.length > 0 ? written : listed.length === 1 && only !== undefined ? [only] : shown;
  return {
    kind: 'say',
    text: [...said, ...asked].join('\n\n'),
    dialogue: {
      listed: listed.length > 0 ? listed : turn.dialogue.listed,
      touched: spoken.length > 0 ? spoken : turn.dialogue.touched,
      ...(question ? { question } : {}),
    },
  };
}

/** The tasks that the turn wrote: those it meant, and those it made. */
function writtenIds(calls: readonly PastCall[], intents: readonly Intent[]): readonly string[] {
  const meant = intents.flatMap((intent) => ('target' in intent ? intent.target.ids : []));
  const made = calls.flatMap(({ name, result }) =>
    name === 'add_tasks' && result?.kind === 'ok' ? tasksIn(result.value) : [],
  );
  return [...new Set([...meant, ...made.map(({ id }) => id)])];
}
