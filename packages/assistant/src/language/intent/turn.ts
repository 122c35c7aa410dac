import type { LanguageTask } from '../context.ts';
import { dateEnvironment } from '../date/date-environment.ts';
import type { DateEnvironment } from '../date/date-rule.ts';
import { titleIndex, type TitleIndex } from '../titles/title-index.ts';
import type { Intent, LanguageContext, Question } from './intent.ts';
import type { TaskFilter } from './task-filter.ts';

/** What had to be looked up: lets a caller that holds no tasks fetch the few that matter. */
export type Lookup =
  | { readonly kind: 'title'; readonly words: string; readonly status: TaskFilter['status'] }
  | { readonly kind: 'filter'; readonly filter: TaskFilter }
  | { readonly kind: 'ids'; readonly ids: readonly string[] };

/** What a clause came to: intents to carry out now, or a question. */
export interface Outcome {
  readonly intents: readonly Intent[];
  readonly question?: Question;
}

/** All that reading one utterance needs; collects what was looked up. */
export class Turn {
  context: LanguageContext;
  readonly environment: DateEnvironment;
  readonly lookups: Lookup[] = [];
  /** Ids that earlier clauses of this utterance were about, for "it". */
  touched: readonly string[];

  constructor(context: LanguageContext) {
    this.context = context;
    this.environment = dateEnvironment(context);
    this.touched = context.dialogue?.touched ?? [];
  }

  /** A project that this utterance makes; until it has an id its name stands for it. */
  learnProject(name: string): void {
    this.context = { ...this.context, projects: [...(this.context.projects ?? []), { id: name, name }] };
  }

  /** Titles are indexed only when one is asked for. */
  get index(): TitleIndex {
    return titleIndex(this.context.tasks);
  }

  /** Known tasks among these ids, in their order. */
  tasksOf(ids: readonly string[]): readonly LanguageTask[] {
    return ids.flatMap((id) => this.index.byId(id) ?? []);
  }
}

/** An outcome of intents alone. */
export function doing(...intents: readonly Intent[]): Outcome {
  return { intents };
}

/** An outcome that asks. */
export function asking(question: Question): Outcome {
  return { intents: [], question };
}
