import { useLockstep } from '@lockstep/react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useCommands } from '../../commands/commands-context.tsx';
import { useRowFocus } from '../../live/row-focus-context.tsx';
import { useOpenTask } from '../../live/use-open-task.ts';
import type { RowQuestion } from '../tasks/task-list-view.ts';

/** `g` and one of these leads to a place. */
const placeKeys = {
  i: '/inbox',
  t: '/today',
  c: '/completed',
  x: '/trash',
  s: '/settings/{-$section}',
} as const;

const questions: Readonly<Record<string, RowQuestion>> = { d: 'date', p: 'priority', m: 'project' };
const chordMs = 1200;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;

const isInLayer = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null;

const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('main [data-task]')];

const focusedRow = (): HTMLElement | undefined =>
  document.activeElement?.closest<HTMLElement>('main [data-task]') ?? undefined;

const stepRow = (by: 1 | -1): void => {
  const all = rows();
  const at = focusedRow();
  const current = document.querySelector<HTMLElement>('main [data-task]:has([aria-current])') ?? undefined;
  const from = at ?? current;
  const index = from === undefined ? (by === 1 ? 0 : all.length - 1) : all.indexOf(from) + by;
  const title = all[index]?.querySelector<HTMLElement>('[data-row-title]');
  title?.focus();
  title?.scrollIntoView({ block: 'nearest' });
};

type Page = { add: () => void; help: () => void };

/** What keys do with the row under the focus, or with the open task. Answers whether it was one of them. */
const useTaskKeys = () => {
  const client = useLockstep();
  const { tasks } = useCommands();
  const { edit, ask } = useRowFocus();
  const { openId } = useOpenTask();
  return (key: string): boolean => {
    const row = focusedRow();
    const id = row?.dataset['task'] ?? openId;
    const task = id === undefined ? undefined : client.task(id);
    if (task === undefined || task.deleted_at !== null) return false;
    const anchor = row ?? document.querySelector(`[data-task="${task.id}"]`) ?? document.querySelector('aside');
    const question = questions[key];
    if (question !== undefined && anchor !== null) ask({ taskId: task.id, question, anchor });
    else if (key === 'x') tasks.toggle(task, !task.completed);
    else if (key === 'e') edit(task.id);
    else if (key === 'Delete' || key === 'Backspace') tasks.remove(task);
    else return false;
    return true;
  };
};

/** What keys do wherever one is. Answers whether it was one of them. */
const usePageKeys = ({ add, help }: Page) => {
  const { commander } = useCommands();
  const { openId, open } = useOpenTask();
  const navigate = useNavigate();
  return (event: KeyboardEvent): boolean => {
    const { key } = event;
    if (key === 'q') add();
    else if (key === '/') void navigate({ to: '/search' });
    else if (key === '?') help();
    else if (key === 'j') stepRow(1);
    else if (key === 'k') stepRow(-1);
    else if (key === 'z') commander.undo();
    else if (key === 'Z') commander.redo();
    else if (key === 'Escape' && openId !== undefined) open(undefined);
    else return false;
    return true;
  };
};

/** Everything without a mouse. Keys are left alone while something is typed, or a layer is open. */
export const useShortcuts = (page: Page): void => {
  const navigate = useNavigate();
  const taskKey = useTaskKeys();
  const pageKey = usePageKeys(page);
  const chordUntil = useRef(0);

  const followChord = (key: string): boolean => {
    const waiting = chordUntil.current > performance.now();
    chordUntil.current = key === 'g' && !waiting ? performance.now() + chordMs : 0;
    if (!waiting) return key === 'g';
    const place = Object.entries(placeKeys).find(([name]) => name === key)?.[1];
    if (place !== undefined) void navigate({ to: place });
    return place !== undefined;
  };

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || isInLayer(event.target)) return;
    if (followChord(event.key) || pageKey(event) || taskKey(event.key)) event.preventDefault();
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
};
