import { Toaster as SonnerToaster } from 'sonner';

/** Where toasts stand: at the foot of the column, clear of the row that was just edited and of the phone's bar. */
export const Toaster = () => (
  <SonnerToaster
    position="bottom-center"
    offset={24}
    mobileOffset={{ bottom: 'calc(72px + env(safe-area-inset-bottom))', left: 12, right: 12 }}
    visibleToasts={1}
    duration={6000}
  />
);
