import type { ReactNode } from 'react';
import { toast } from 'sonner';
import { ToastCard } from './toast-card.tsx';

/** What a toast says; with `onUndo` it offers the way back. */
export type ToastContent = { message: string; icon?: ReactNode; onUndo?: () => void };

/** Says what was done, politely and for six seconds. Gives back the way to take it away. */
export const showToast = ({ message, icon, onUndo }: ToastContent): (() => void) => {
  // One word at a time: what was said before is still in the history, and Z goes back further.
  toast.dismiss();
  const id = toast.custom((current) => (
    <ToastCard
      message={message}
      icon={icon}
      onClose={() => toast.dismiss(current)}
      onUndo={
        onUndo &&
        (() => {
          toast.dismiss(current);
          onUndo();
        })
      }
    />
  ));
  return () => {
    toast.dismiss(id);
  };
};
