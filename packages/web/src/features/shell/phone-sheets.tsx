import { Plus } from 'lucide-react';
import { IconButton } from '../../ui/icon-button.tsx';
import { NavFold } from '../../ui/nav-fold.tsx';
import { NavItem } from '../../ui/nav-item.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { strings as words } from '../../ui/strings.ts';
import type { AppFrameProps, OpenSheet } from './app-frame.tsx';
import { placesOf, projectPlacesOf } from './places.tsx';
import { strings } from './strings.ts';

type ListsProps = Pick<
  AppFrameProps,
  'counts' | 'projects' | 'path' | 'prefix' | 'assistant' | 'onSheet' | 'onNewProject'
>;

const Lists = ({ counts, projects, path, prefix, assistant, onSheet, onNewProject }: ListsProps) => {
  const { search, completed, trash } = placesOf(counts, path, 18, prefix);
  const places = [...(assistant === true ? [search] : []), completed, trash];
  const put = projects.filter(({ archived }) => archived);
  const close = (): void => onSheet('none');
  return (
    <nav aria-label={strings.lists} className="flex flex-col gap-px px-3 py-3">
      {places.map((place) => (
        <NavItem key={place.href} place={place} onFollow={close} />
      ))}
      <div className="mt-3 flex h-11 items-center ps-2">
        <h2 className="flex-1 text-meta font-medium text-faint">{strings.projects}</h2>
        <IconButton
          label={strings.newProject}
          onClick={() => {
            close();
            onNewProject?.();
          }}
        >
          <Plus aria-hidden="true" size={16} />
        </IconButton>
      </div>
      {projectPlacesOf(
        projects.filter(({ archived }) => !archived),
        counts,
        path,
        prefix,
      ).map((place) => (
        <NavItem key={place.href} place={place} onFollow={close} />
      ))}
      {put.length > 0 && (
        <NavFold label={words.nav.archived} places={projectPlacesOf(put, counts, path, prefix)} onFollow={close} />
      )}
    </nav>
  );
};

/** What is drawn up from below on a phone: the lists, and the assistant or a task's details. */
export const PhoneSheets = (props: AppFrameProps) => {
  const { sheet, onSheet, dock, dockLabel } = props;
  const change = (which: OpenSheet) => (open: boolean) => onSheet(open ? which : 'none');
  return (
    <>
      <Sheet title={strings.lists} open={sheet === 'lists'} onOpenChange={change('lists')}>
        <Lists {...props} />
      </Sheet>
      <Sheet title={dockLabel} titleHidden tall open={sheet === 'dock'} onOpenChange={change('dock')}>
        {dock}
      </Sheet>
    </>
  );
};
