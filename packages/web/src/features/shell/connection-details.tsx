import type { ComponentProps, RefObject } from 'react';
import { ConnectionPanel } from '../../ui/connection-panel.tsx';
import { Popover } from '../../ui/popover.tsx';
import { strings } from './strings.ts';

type ConnectionDetailsProps = ComponentProps<typeof ConnectionPanel> & {
  /** What opened it. */
  button: RefObject<HTMLButtonElement | null>;
  side: 'top' | 'bottom';
  onClose: () => void;
};

/** The connection looked at closely, beside its words. */
export const ConnectionDetails = ({ button, side, onClose, ...panel }: ConnectionDetailsProps) => (
  <Popover
    open
    onOpenChange={(open, event) => {
      // A press on the button closes it by itself.
      if (!open && !(event.target instanceof Node && button.current?.contains(event.target) === true)) onClose();
    }}
    title={strings.connection}
    side={side}
    anchor={button}
    finalFocus={() => button.current}
  >
    <ConnectionPanel {...panel} />
  </Popover>
);
