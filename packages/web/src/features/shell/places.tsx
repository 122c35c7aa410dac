import type { Project } from '@lockstep/protocol';
import { CircleCheck, Inbox, Search, Sun, Trash2 } from 'lucide-react';
import type { NavPlace } from '../../ui/nav-item.tsx';
import { ProjectDot } from '../../ui/project-dot.tsx';
import { strings } from './strings.ts';

/** How many wait where. */
export type Counts = { inbox: number; today: number; overdue: number; projects: ReadonlyMap<string, number> };

/** The places of the app by name. */
type Places = Record<'inbox' | 'today' | 'search' | 'completed' | 'trash', NavPlace>;

/** The places of the app, in the rail's order. `prefix` stands before every address. */
export const placesOf = (counts: Counts, path: string, size: number, prefix = ''): Places => {
  const place = (href: string, label: string, Icon: typeof Inbox): NavPlace => ({
    href: prefix + href,
    label,
    icon: <Icon aria-hidden="true" size={size} strokeWidth={1.9} />,
    current: path === prefix + href,
  });
  return {
    inbox: { ...place('/inbox', strings.inbox, Inbox), count: counts.inbox },
    today: { ...place('/today', strings.today, Sun), count: counts.today, pressing: counts.overdue > 0 },
    search: place('/search', strings.search, Search),
    completed: place('/completed', strings.completed, CircleCheck),
    trash: place('/trash', strings.trash, Trash2),
  };
};

/** The projects as places. */
export const projectPlacesOf = (projects: readonly Project[], counts: Counts, path: string, prefix = ''): NavPlace[] =>
  projects.map(({ id, name, color }) => ({
    href: `${prefix}/project/${id}`,
    label: name,
    icon: <ProjectDot color={color} />,
    count: counts.projects.get(id),
    current: path === `${prefix}/project/${id}`,
  }));
