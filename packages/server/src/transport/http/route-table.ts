import { LockstepError } from '@lockstep/protocol';

export type PathParams = Readonly<Record<string, string>>;

/** The methods that a path has, and what its `{…}` parts stand for. */
export interface FoundPath<Handler> {
  readonly handlers: ReadonlyMap<string, Handler>;
  readonly params: PathParams;
}

interface PathNode<Handler> {
  readonly children: Map<string, PathNode<Handler>>;
  wildcard: PathNode<Handler> | undefined;
  readonly handlers: Map<string, Handler>;
  names: readonly string[];
}

const noParams: PathParams = Object.freeze({});

function node<Handler>(): PathNode<Handler> {
  return { children: new Map(), wildcard: undefined, handlers: new Map(), names: [] };
}

function decode(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch (cause) {
    throw new LockstepError('MALFORMED', 'The path is not valid percent-encoded UTF-8.', { cause });
  }
}

/** Paths known beforehand, found by one look-up where they have no parameters, else segment by segment. */
export class RouteTable<Handler> {
  readonly #exact = new Map<string, FoundPath<Handler>>();
  readonly #root = node<Handler>();

  /** `path` like `/tasks/{id}/complete`; a parameter matches one segment that is not empty. */
  add(method: string, path: string, handler: Handler): void {
    let at = this.#root;
    const names: string[] = [];
    for (const segment of path.split('/')) {
      if (segment.startsWith('{') && segment.endsWith('}')) {
        names.push(segment.slice(1, -1));
        at = at.wildcard ??= node<Handler>();
      } else {
        const known = at.children.get(segment) ?? node<Handler>();
        at.children.set(segment, known);
        at = known;
      }
    }
    if (at.handlers.has(method)) throw new Error(`There are two routes ${method} ${path}`);
    at.handlers.set(method, handler);
    at.names = names;
    if (names.length === 0) this.#exact.set(path, { handlers: at.handlers, params: noParams });
  }

  /** @throws LockstepError MALFORMED if a parameter is not valid percent-encoding. */
  find(path: string): FoundPath<Handler> | undefined {
    const exact = this.#exact.get(path);
    if (exact !== undefined) return exact;
    let at = this.#root;
    const values: string[] = [];
    for (const segment of path.split('/')) {
      const child = at.children.get(segment);
      if (child !== undefined) {
        at = child;
      } else if (at.wildcard !== undefined && segment !== '') {
        at = at.wildcard;
        values.push(segment);
      } else {
        return undefined;
      }
    }
    if (at.handlers.size === 0) return undefined;
    const params = Object.fromEntries(at.names.map((name, index) => [name, decode(values[index] ?? '')]));
    return { handlers: at.handlers, params };
  }
}
