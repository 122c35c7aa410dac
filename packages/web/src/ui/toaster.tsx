import { useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { Toaster as SonnerToaster, toast } from 'sonner';
import type { ToastContent } from './show-toast.ts';
import { ToastCard } from './toast-card.tsx';

/** Where toasts stand: at the foot of the column, clear of the row that was just edited and of the phone's bar. */
const Toaster = () => (
  <SonnerToaster
    position="bottom-center"
    offset={24}
    mobileOffset={{ bottom: 'calc(72px + env(safe-area-inset-bottom))', left: 12, right: 12 }}
    visibleToasts={1}
    duration={6000}
  />
);

let placed = false;

const place = (): void => {
  if (placed) return;
  placed = true;
  const home = document.createElement('div');
  document.body.append(home);
  createRoot(home).render(<Toaster />);
};

let newest = 0;
const watching = new Set<() => void>();

const watch = (listener: () => void): (() => void) => {
  watching.add(listener);
  return () => watching.delete(listener);
};

type CurrentToastProps = ToastContent & { number: number; onClose: () => void };

/** A toast until the next one: there is one thing to undo at a time, and while it leaves none can be taken for it. */
const CurrentToast = ({ number, message, icon, onUndo, onClose }: CurrentToastProps) => {
  const current = useSyncExternalStore(watch, () => newest === number);
  if (!current) return null;
  const undo =
    onUndo &&
    ((): void => {
      onClose();
      onUndo();
    });
  return <ToastCard message={message} icon={icon} onClose={onClose} onUndo={undo} />;
};

/** Shows a toast, in place of the one before it: Z goes back further. */
export const presentToast = (content: ToastContent): void => {
  place();
  toast.dismiss();
  newest += 1;
  const number = newest;
  for (const listener of watching) listener();
  toast.custom((id) => <CurrentToast {...content} number={number} onClose={() => toast.dismiss(id)} />);
};
