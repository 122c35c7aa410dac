import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { strings } from './shortcuts-strings.ts';

type ShortcutsDialogProps = { onClose: () => void };

/** Every key and what it does. */
export const ShortcutsDialog = ({ onClose }: ShortcutsDialogProps) => (
  <Dialog open onOpenChange={onClose} title={strings.title}>
    <div className="mt-4 grid max-h-[60dvh] gap-x-8 gap-y-5 overflow-y-auto tablet:grid-cols-2">
      {strings.groups.map(({ name, keys }) => (
        <section key={name} aria-label={name}>
          <h3 className="mb-1 text-meta font-medium text-faint">{name}</h3>
          <dl>
            {keys.map(({ key, what }) => (
              <div key={what} className="flex min-h-7 items-center gap-3 text-small">
                <dt className="flex-1">{what}</dt>
                <dd className="flex gap-1">
                  {key.split(' ').map((each) => (
                    <Kbd key={each}>{each}</Kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  </Dialog>
);
