import type { LanguageTask } from '../context.ts';
import { editDistance } from './edit-distance.ts';
import { titleWords } from './title-words.ts';

/** Tasks whose titles come near, best first. */
export interface NearTitle {
  readonly task: LanguageTask;
  readonly score: number;
}

interface Vocabulary {
  readonly words: readonly string[];
  readonly masks: Int32Array;
}

interface Entry {
  readonly task: LanguageTask;
  readonly words: readonly string[];
}

const indexes = new WeakMap<readonly LanguageTask[], TitleIndex>();

/** The index of a list of tasks; made once for each list. */
export function titleIndex(tasks: readonly LanguageTask[]): TitleIndex {
  const known = indexes.get(tasks);
  if (known) return known;
  const made = new TitleIndex(tasks);
  indexes.set(tasks, made);
  return made;
}

/** Finds tasks by the words of their titles. */
export class TitleIndex {
  readonly #entries: readonly Entry[];
  readonly #postings = new Map<string, number[]>();
  readonly #byId = new Map<string, LanguageTask>();
  #knownWords: Vocabulary | undefined;

  constructor(tasks: readonly LanguageTask[]) {
    this.#entries = tasks.map((task) => ({ task, words: titleWords(task.title) }));
    for (const [index, { task, words }] of this.#entries.entries()) {
      this.#byId.set(task.id, task);
      for (const word of new Set(words)) {
        const posting = this.#postings.get(word);
        if (posting) posting.push(index);
        else this.#postings.set(word, [index]);
      }
    }
  }

  /** A task by its id. */
  byId(id: string): LanguageTask | undefined {
    return this.#byId.get(id);
  }

  /** Tasks whose titles hold all the words; those that consist of exactly these words, in order, come alone. */
  withAllWords(phrase: string, isMeant: (task: LanguageTask) => boolean): readonly LanguageTask[] {
    const words = tellingWords(titleWords(phrase));
    const found = this.#entriesWith(words).filter(({ task }) => isMeant(task));
    const whole = found.filter((entry) => tellingWords(entry.words).join(' ') === words.join(' '));
    return (whole.length > 0 ? whole : found).map(({ task }) => task);
  }

  #entriesWith(words: readonly string[]): readonly Entry[] {
    const postings = words.map((word) => this.#postings.get(word) ?? []).toSorted((a, b) => a.length - b.length);
    const [rarest, ...others] = postings;
    if (!rarest) return [];
    const sets = others.map((posting) => new Set(posting));
    return rarest.flatMap((index) => {
      const entry = this.#entries[index];
      return entry && sets.every((set) => set.has(index)) ? [entry] : [];
    });
  }

  /** Tasks whose titles come near the phrase: misspelt, cut short, or with a word too many. */
  near(phrase: string, isMeant: (task: LanguageTask) => boolean, limit: number): readonly NearTitle[] {
    const words = tellingWords(titleWords(phrase));
    const scores = new Map<number, number>();
    for (const word of words) {
      for (const [index, score] of this.#nearWord(word)) scores.set(index, (scores.get(index) ?? 0) + score);
    }
    return [...scores]
      .flatMap(([index, score]) => {
        const entry = this.#entries[index];
        // Words of the title that were not said count a little against it.
        const length = words.length + 0.1 * Math.max(0, (entry?.words.length ?? 0) - words.length);
        return entry && isMeant(entry.task) ? [{ task: entry.task, score: score / length }] : [];
      })
      .filter(({ score }) => score >= NEAR_ENOUGH)
      .toSorted((a, b) => b.score - a.score || compareText(a.task.title, b.task.title))
      .slice(0, limit);
  }

  /** The best score a word gives each title. */
  #nearWord(word: string): ReadonlyMap<number, number> {
    const best = new Map<number, number>();
    const [letters, allowed] = [letterMask(word), allowedDistance(word)];
    const { words, masks } = this.#vocabulary;
    for (let at = 0; at < words.length; at += 1) {
      const known = words[at] ?? '';
      const score = wordScore(word, known, letters ^ (masks[at] ?? 0), allowed);
      if (score === 0) continue;
      for (const index of this.#postings.get(known) ?? []) if (score > (best.get(index) ?? 0)) best.set(index, score);
    }
    return best;
  }

  /** All words with the set of their letters; made when a word is first misspelt. */
  get #vocabulary(): Vocabulary {
    this.#knownWords ??= vocabularyOf([...this.#postings.keys()]);
    return this.#knownWords;
  }
}

const DETERMINERS: ReadonlySet<string> = new Set(['the', 'a', 'an', 'my', 'our', 'your', 'this', 'that']);

/** Words without determiners, as long as others are left. */
function tellingWords(words: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !DETERMINERS.has(word));
  return telling.length > 0 ? telling : words;
}

/** A third of what was said must be there. */
const NEAR_ENOUGH = 0.33;

/** How many slips are believed: none in a number, more in a longer word. */
function allowedDistance(word: string): number {
  if (/\d/u.test(word) || word.length < 3) return 0;
  return word.length >= 7 ? 2 : 1;
}

function wordScore(word: string, known: string, lettersApart: number, allowed: number): number {
  if (word === known) return 1;
  if (word.length >= 3 && known.startsWith(word)) return 0.85;
  if (known.length >= 4 && word.startsWith(known)) return 0.7;
  if (allowed === 0 || Math.abs(word.length - known.length) > allowed) return 0;
  // Words whose letters differ too much cannot be within reach; this skips nearly all comparisons.
  if (bitCount(lettersApart) > 2 * allowed) return 0;
  const distance = editDistance(word, known, allowed);
  return distance <= allowed ? 0.9 - 0.15 * distance : 0;
}

function vocabularyOf(words: readonly string[]): Vocabulary {
  return { words, masks: Int32Array.from(words, letterMask) };
}

function letterMask(word: string): number {
  let mask = 0;
  for (let index = 0; index < word.length; index += 1) mask |= 1 << (word.charCodeAt(index) % 31);
  return mask;
}

function bitCount(value: number): number {
  let bits = value - ((value >>> 1) & 0x55_55_55_55);
  bits = (bits & 0x33_33_33_33) + ((bits >>> 2) & 0x33_33_33_33);
  return (((bits + (bits >>> 4)) & 0x0f_0f_0f_0f) * 0x01_01_01_01) >>> 24;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
