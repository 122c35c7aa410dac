import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { lazy, Suspense } from 'react';
import { useOpenTask } from '../../live/use-open-task.ts';
import { AssistantButton } from '../chat/assistant-button.tsx';
import { LazyAssistant } from '../chat/lazy-assistant.tsx';
import { strings as chatStrings } from '../chat/panel-strings.ts';
import { useAssistantPanel } from '../chat/use-assistant-panel.ts';
import { strings as taskStrings } from '../tasks/strings.ts';

const Detail = lazy(async () => {
  const { LiveDetail } = await import('../tasks/live-detail.tsx');
  return { default: LiveDetail };
});

type Dock = {
  corner: ReactNode;
  dock: ReactNode;
  dockLabel: string;
  dockOpen: boolean;
  /** Draws the assistant up. */
  show: () => void;
  /** Closes whatever stands there. */
  close: () => void;
};

/** What stands beside the column, or is drawn up over it: a task's details before the assistant. */
export const useDock = (narrow: boolean): Dock => {
  const navigate = useNavigate();
  const { openId, open } = useOpenTask();
  const closeDetail = (): void => open(undefined);
  const { open: talking, summons, show, hide } = useAssistantPanel(narrow, openId !== undefined, closeDetail);
  const shared = { dockOpen: openId !== undefined || talking, show };
  const close = (): void => {
    if (openId === undefined) hide();
    else closeDetail();
  };
  if (openId !== undefined) {
    return {
      ...shared,
      close,
      corner: <AssistantButton onPress={show} />,
      dockLabel: taskStrings.detail.panel,
      dock: (
        <Suspense fallback={null}>
          <Detail key={openId} id={openId} onClose={closeDetail} />
        </Suspense>
      ),
    };
  }
  return {
    ...shared,
    close,
    corner: talking ? undefined : <AssistantButton onPress={show} />,
    dockLabel: chatStrings.title,
    dock: <LazyAssistant summons={summons} onClose={hide} onSignIn={() => void navigate({ to: '/sign-in' })} />,
  };
};
