import type { Intent, Option, Target } from '../intent.ts';
import type { LanguageTask } from '../../context.ts';
import { resolveTarget, type Resolution, type TargetOptions } from '../resolve-target.ts';
import { asking, doing, type Outcome, type Turn } from '../turn.ts';

/** How the words of a target are treated. */
export interface WithTarget extends TargetOptions {
  /** The form is also everyday language: if nothing matches, it was not meant as a command. */
  readonly loose?: boolean;
  /** Asked when nothing at all matches, instead of a refusal. */
  readonly orElse?: () => Outcome | undefined;
}

const OFFERED = 9;
/** In everyday language only what is nearly a title is taken for a misspelt one. */
const MISSPELT = 0.6;

/** Resolves a phrase and hands the tasks to `form`; where it may mean several tasks or none, asks and acts only on the answer. */
export function withTarget(
  phrase: string | undefined,
  turn: Turn,
  options: WithTarget,
  form: (target: Target, tasks: readonly LanguageTask[]) => Outcome | undefined,
): Outcome | undefined {
  if (!phrase) return undefined;
  const resolution = resolveTarget(phrase, turn, options);
  const formOne = (ids: readonly string[]): readonly Intent[] =>
    form({ ids, by: 'title' }, turn.tasksOf(ids))?.intents ?? [];
  switch (resolution.kind) {
    case 'found':
      return form(resolution.target, turn.tasksOf(resolution.target.ids));
    case 'several':
    case 'near':
      return askWhich(phrase, resolution, options, formOne);
    case 'empty':
      return options.loose ? undefined : doing({ kind: 'refuse', reason: 'nothing_matches', text: phrase });
    case 'nothing_listed':
      return options.loose ? undefined : doing({ kind: 'refuse', reason: 'nothing_listed', text: phrase });
    default:
      return (
        options.orElse?.() ?? (options.loose ? undefined : doing({ kind: 'refuse', reason: 'not_found', text: phrase }))
      );
  }
}

function askWhich(
  phrase: string,
  resolution: Extract<Resolution, { readonly kind: 'several' | 'near' }>,
  options: WithTarget,
  formOne: (ids: readonly string[]) => readonly Intent[],
): Outcome | undefined {
  if (resolution.kind === 'near' && options.loose && resolution.score < MISSPELT) return undefined;
  const offered: readonly Option[] = resolution.tasks.slice(0, OFFERED).map((task) => ({
    label: task.title,
    task_id: task.id,
    intents: formOne([...resolution.also, task.id]),
  }));
  const more = resolution.tasks.length - offered.length;
  return asking({
    kind: resolution.kind === 'several' ? 'which_task' : 'did_you_mean',
    about: phrase,
    options: offered,
    ...(more > 0 ? { more } : {}),
  });
}
