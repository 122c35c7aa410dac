import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import type { ReactElement, ReactNode } from 'react';

type DialogProps = {
  trigger?: ReactElement;
  title: string;
  description?: string;
  /** The buttons, the safe one first. Wrap one in `DialogClose` to close. */
  actions?: ReactNode;
  children?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

/** A question that has to be answered first. Kept for what cannot be undone. */
export const Dialog = (props: DialogProps) => {
  const { trigger, title, description, actions, children, open, onOpenChange } = props;
  return (
    <BaseDialog.Root
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      {trigger !== undefined && <BaseDialog.Trigger render={trigger} />}
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-(--arrive) data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <BaseDialog.Popup className="fixed top-1/2 left-1/2 z-50 w-[min(440px,calc(100vw-32px))] -translate-1/2 rounded-panel bg-raised p-6 shadow-lift transition-[opacity,translate] duration-(--arrive) ease-arrive outline-none data-ending-style:opacity-0 data-starting-style:translate-y-[calc(-50%+8px)] data-starting-style:opacity-0 forced-colors:border">
          <BaseDialog.Title className="font-serif text-title">{title}</BaseDialog.Title>
          {description !== undefined && (
            <BaseDialog.Description className="mt-2 text-body text-soft">{description}</BaseDialog.Description>
          )}
          {children}
          {actions !== undefined && <div className="mt-6 flex justify-end gap-2">{actions}</div>}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
};

type DialogCloseProps = { children: ReactElement };

/** Makes a button close the {@link Dialog} it is in. */
export const DialogClose = ({ children }: DialogCloseProps) => <BaseDialog.Close render={children} />;
