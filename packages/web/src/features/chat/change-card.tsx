import { DiffLine } from '../../ui/diff-line.tsx';
import { ToolCard } from '../../ui/tool-card.tsx';
import type { AssistantDesk } from './assistant-desk.ts';
import type { DifferenceLine } from './difference-lines.ts';
import { differenceLines } from './difference-lines.ts';
import type { UndoState } from './operation-undo.ts';
import type { TurnItem } from './read-turn.ts';
import { strings } from './strings.ts';
import { useUndoStates } from './use-desk.ts';
import { useValueWords } from './use-value-words.ts';

const mostLines = 8;
/** Up to so many differences stand open from the beginning. */
const mostOpen = 5;

type ChangeCardProps = {
  change: Extract<TurnItem, { kind: 'change' }>;
  desk: AssistantDesk;
  undoneByWords: boolean;
};

const noteOf = ({ kept = [], nothing, error }: UndoState): string | undefined => {
  if (error !== undefined) return strings.notUndone(error);
  if (kept.length > 0) return strings.kept(kept.join(', '));
  return nothing === true ? strings.nothingLeft : undefined;
};

const Lines = ({ lines }: { lines: readonly DifferenceLine[] }) => (
  <>
    {lines.slice(0, mostLines).map(({ title, from, to }, index) => (
      <DiffLine key={`${index}-${title}`} title={title} from={from} to={to} />
    ))}
    {lines.length > mostLines && <DiffLine title={strings.more(lines.length - mostLines)} />}
  </>
);

/** What an operation did, task by task, and the way back. */
export const ChangeCard = ({ change, desk, undoneByWords }: ChangeCardProps) => {
  const { opId, title, differences, undoes } = change;
  const undo = useUndoStates(desk).get(opId);
  const lines = differenceLines(differences, useValueWords());
  const told = lines.some(({ from, to }) => from !== undefined || to !== undefined) || lines.length > 1;
  const compared = lines.some(({ from }) => from !== undefined) && lines.length <= mostOpen;
  const isUndone = undo?.status === 'undone' || (undoneByWords && undo === undefined);
  const note = undo && noteOf(undo);
  return (
    <ToolCard
      title={title}
      state={isUndone ? 'undone' : 'done'}
      open={compared}
      busy={undo?.status === 'running'}
      undoLabel={undoes ? strings.redo : undefined}
      onUndo={() => void desk.undo.undo([opId])}
      {...(undo?.by === undefined ? {} : { onRedo: () => void desk.undo.redo(opId) })}
      {...(note === undefined ? {} : { error: note })}
    >
      {told ? <Lines lines={lines} /> : undefined}
    </ToolCard>
  );
};
