import type { ReactNode } from 'react';

/** What a toast says; with `onUndo` it offers the way back. */
export type ToastContent = { message: string; icon?: ReactNode; onUndo?: () => void };

/** Says what was done, politely and for six seconds. What shows toasts is fetched with the first of them. */
export const showToast = (content: ToastContent): void => {
  import('./toaster.tsx').then(
    ({ presentToast }) => presentToast(content),
    // The network went before this part had come: what was done is done, and is on the screen without being told.
    () => undefined,
  );
};
