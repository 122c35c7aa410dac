/** The part of a V8 CPU profile that is needed here. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** How long a function ran itself, without what it called. */
export interface SelfTime {
  readonly place: string;
  readonly ms: number;
  /** Of all time that was not idle, 0..1. */
  readonly share: number;
}

const idle = '(idle)';

function placeOf({ functionName, url, lineNumber }: CpuProfile['nodes'][number]['callFrame']): string {
  const name = functionName === '' ? '(anonymous)' : functionName;
  if (url === '') return name;
  return `${name} ${url.split('/').slice(-3).join('/')}:${lineNumber + 1}`;
}

/** Where the time went, longest first. */
export function selfTimes(profile: CpuProfile, count: number): readonly SelfTime[] {
  const places = new Map(profile.nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
  const us = new Map<string, number>();
  for (const [index, id] of profile.samples.entries()) {
    const place = places.get(id) ?? '(unknown)';
    us.set(place, (us.get(place) ?? 0) + (profile.timeDeltas[index] ?? 0));
  }
  us.delete(idle);
  const total = [...us.values()].reduce((sum, value) => sum + value, 0);
  return [...us]
    .map(([place, value]) => ({ place, ms: value / 1000, share: value / total }))
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, count);
}
