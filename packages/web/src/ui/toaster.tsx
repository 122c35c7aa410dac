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

/** Shows a toast, in place of the one before it: Z goes back further. */
export const presentToast = ({ message, icon, onUndo }: ToastContent): void => {
  place();
  toast.dismiss();
  toast.custom((current) => (
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
};
