import type { ReactNode } from 'react';
import { X } from 'lucide-react';
import { IconButton } from './icon-button.tsx';
import { strings } from './strings.ts';

type ToastCardProps = {
  message: string;
  /** A face or a mark, where it was not the person at this screen. */
  icon?: ReactNode;
  onUndo?: (() => void) | undefined;
  onClose?: (() => void) | undefined;
};

/** What was just done, and the way back. */
export const ToastCard = ({ message, icon, onUndo, onClose }: ToastCardProps) => (
  <div className="flex min-h-11 w-fit max-w-[min(480px,calc(100vw-24px))] items-center gap-3 rounded-panel bg-raised ps-4 pe-1.5 text-small text-ink shadow-lift forced-colors:border">
    {icon}
    <span className="min-w-0 py-2.5">{message}</span>
    {onUndo !== undefined && (
      <button
        type="button"
        onClick={onUndo}
        className="touch-target h-8 shrink-0 rounded-control px-2 font-semibold whitespace-nowrap text-persimmon-text transition-colors hover:bg-persimmon-wash"
      >
        {strings.undo}
      </button>
    )}
    <IconButton
      label={strings.close}
      size="small"
      tooltip={false}
      {...(onClose === undefined ? {} : { onClick: onClose })}
    >
      <X aria-hidden="true" size={14} />
    </IconButton>
  </div>
);
