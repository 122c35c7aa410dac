interface Choice {
  readonly taken: number;
  readonly of: number;
}

/** One way through a scene: which of the things that may happen next does, each time. */
export class Path {
  readonly #decide: (index: number, of: number) => number;
  readonly #choices: Choice[] = [];

  /** `decide` answers which of `of` things happens at the `index`th choice. */
  constructor(decide: (index: number, of: number) => number) {
    this.#decide = decide;
  }

  get choices(): readonly Choice[] {
    return this.#choices;
  }

  /** Which of so many things happens next: its index. */
  choose(of: number): number {
    const taken = this.#decide(this.#choices.length, of);
    if (taken >= of) throw new Error('The scene is not the same each time.');
    this.#choices.push({ taken, of });
    return taken;
  }
}

/** The next path in order, undefined after the last. */
function following(choices: readonly Choice[]): readonly number[] | undefined {
  const last = choices.findLastIndex(({ taken, of }) => taken + 1 < of);
  if (last === -1) return undefined;
  return choices.slice(0, last + 1).map(({ taken }, index) => (index === last ? taken + 1 : taken));
}

type Walk = (path: Path) => Promise<void>;

/** Rejects with what the walk threw, and its path. */
async function go(walk: Walk, path: Path): Promise<void> {
  try {
    await walk(path);
  } catch (error) {
    const taken = path.choices.map((choice) => choice.taken).join(' ');
    throw new Error(`${error instanceof Error ? error.message : String(error)} (path ${taken})`, { cause: error });
  }
}

/** Walks every path there is, one after the other; answers how many. */
export async function exploreAll(walk: Walk): Promise<number> {
  let count = 0;
  for (let given: readonly number[] | undefined = []; given !== undefined;) {
    const start: readonly number[] = given;
    const path = new Path((index) => start[index] ?? 0);
    await go(walk, path);
    count += 1;
    given = following(path.choices);
  }
  return count;
}

/** Walks so many paths at random, the same ones for the same random numbers (0 up to 1). */
export async function exploreSome(walk: Walk, count: number, random: () => number): Promise<void> {
  for (let walks = 0; walks < count; walks += 1) {
    await go(walk, new Path((_index, of) => Math.floor(random() * of)));
  }
}
