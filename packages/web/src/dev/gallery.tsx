import './gallery.css';
import { AppLink } from '../ui/app-link.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { useAppearance } from '../theme/use-appearance.ts';
import { GalleryControls } from './gallery-controls.tsx';
import { GalleryConversation } from './gallery-conversation.tsx';
import { GalleryFoundations } from './gallery-foundations.tsx';
import { GalleryTasks } from './gallery-tasks.tsx';
import { projects } from './sample-tasks.ts';

const screens = [
  'app/today',
  'app/today?state=empty',
  'app/today?state=loading',
  'app/today?state=failed',
  'app/inbox',
  `app/project/${projects[0]?.id}`,
  `app/project/${projects[0]?.id}?state=detail`,
  'app/completed',
  'app/trash',
  'app/settings/appearance',
  'sign-in',
];

/** Every component in every state. */
export const Gallery = () => {
  const [{ theme }, change] = useAppearance();
  return (
    <main className="gallery">
      <h1 className="mb-4 font-serif text-display">Gallery</h1>
      <SegmentedControl
        label="Theme"
        value={theme}
        onChange={(next) => change({ theme: next })}
        options={[
          { value: 'system', label: 'System' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
      />
      <nav aria-label="Screens" className="flex flex-wrap gap-x-4 gap-y-1 py-4 text-small">
        {screens.map((screen) => (
          <AppLink key={screen} href={`/gallery/${screen}`} className="py-1 underline underline-offset-2">
            {screen}
          </AppLink>
        ))}
      </nav>
      <GalleryFoundations />
      <GalleryControls />
      <GalleryTasks />
      <GalleryConversation />
    </main>
  );
};
