import { Copy, Pencil, Settings2, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Calendar } from '../ui/calendar.tsx';
import { Chip } from '../ui/chip.tsx';
import { CompletionCircle } from '../ui/completion-circle.tsx';
import { DatePicker } from '../ui/date-picker.tsx';
import { Dialog, DialogClose } from '../ui/dialog.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { Menu, MenuDivider, MenuItem } from '../ui/menu.tsx';
import { PriorityFlag } from '../ui/priority-flag.tsx';
import { ProjectDot } from '../ui/project-dot.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { SearchSelect } from '../ui/search-select.tsx';
import { Select } from '../ui/select.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { showToast } from '../ui/show-toast.ts';
import { Switch } from '../ui/switch.tsx';
import { TextField } from '../ui/text-field.tsx';
import { ToastCard } from '../ui/toast-card.tsx';
import { Specimen } from './specimen.tsx';

const nothing = (): void => undefined;

const Buttons = () => (
  <>
    <Specimen name="Button">
      <Button variant="primary">Add task</Button>
      <Button>Retry now</Button>
      <Button variant="quiet">Move to today</Button>
      <Button variant="agent">Approve</Button>
      <Button variant="danger" icon={<Trash2 size={14} aria-hidden />}>
        Delete for good
      </Button>
      <Button variant="primary" busy>
        Sending
      </Button>
      <Button variant="primary" disabled>
        Add task
      </Button>
      <Button size="small">Small</Button>
      <Button size="large">Large</Button>
    </Specimen>
    <Specimen name="IconButton">
      <IconButton label="Settings">
        <Settings2 size={16} aria-hidden />
      </IconButton>
      <IconButton label="Settings, pressed" pressed>
        <Settings2 size={16} aria-hidden />
      </IconButton>
      <IconButton label="Settings, disabled" disabled>
        <Settings2 size={16} aria-hidden />
      </IconButton>
      <Kbd>⌘K</Kbd>
      <Kbd>Q</Kbd>
    </Specimen>
  </>
);

const cities = [
  { value: 'Europe/Berlin', label: 'Berlin', detail: 'Europe · GMT+1' },
  { value: 'Europe/Lisbon', label: 'Lisbon', detail: 'Europe · GMT+0' },
  { value: 'America/Sao_Paulo', label: 'São Paulo', detail: 'America · GMT-3' },
] as const;

const Fields = () => {
  const [theme, setTheme] = useState<'system' | 'light' | 'dark'>('system');
  const [zone, setZone] = useState('berlin');
  const [city, setCity] = useState<string>(cities[0].value);
  const [on, setOn] = useState(true);
  return (
    <>
      <Specimen name="TextField">
        <div style={{ width: 260 }}>
          <TextField label="Email" description="Where the link goes." placeholder="ana@example.org" />
        </div>
        <div style={{ width: 260 }}>
          <TextField label="Name of the token" defaultValue="laptop" error="Another token has this name." />
        </div>
        <div style={{ width: 260 }}>
          <TextField label="Workspace" defaultValue="Personal" disabled />
        </div>
      </Specimen>
      <Specimen name="Choices">
        <SegmentedControl
          label="Theme"
          value={theme}
          onChange={setTheme}
          options={[
            { value: 'system', label: 'System' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
        />
        <Select
          label="Time zone"
          value={zone}
          onChange={setZone}
          options={[
            { value: 'berlin', label: 'Europe/Berlin' },
            { value: 'lisbon', label: 'Europe/Lisbon' },
          ]}
        />
        <SearchSelect
          label="City"
          value={cities.find(({ value }) => value === city) ?? cities[0]}
          options={cities}
          onChange={setCity}
          placeholder="Search a city"
          nothing="No city is called that."
        />
        <div style={{ width: 280 }}>
          <Switch label="More contrast" description="Darker words, stronger lines." checked={on} onChange={setOn} />
        </div>
        <div style={{ width: 280 }}>
          <Switch label="Off" checked={!on} onChange={nothing} />
        </div>
      </Specimen>
    </>
  );
};

const Facts = () => {
  const [done, setDone] = useState(false);
  return (
    <Specimen name="Facts" note="Completion circle, flags, dots, chips.">
      <CompletionCircle title="one" completed={done} onToggle={setDone} />
      <CompletionCircle title="two" completed />
      <CompletionCircle title="three" completed={false} disabled />
      {(['low', 'medium', 'high', 'urgent'] as const).map((priority) => (
        <PriorityFlag key={priority} priority={priority} size={16} />
      ))}
      {(['stone', 'persimmon', 'amber', 'moss', 'teal', 'sky', 'plum', 'rose'] as const).map((color) => (
        <ProjectDot key={color} color={color} />
      ))}
      <Chip kind="date" text="Tomorrow 17:00" onRemove={nothing} />
      <Chip kind="date" text="Today" tone="today" onPress={nothing} />
      <Chip kind="date" text="20 Nov" tone="overdue" onPress={nothing} onRemove={nothing} />
      <Chip kind="recurrence" text="Every week" onRemove={nothing} />
      <Chip kind="project" text="Home" icon={<ProjectDot color="moss" />} onRemove={nothing} />
      <Chip kind="priority" text="Urgent" icon={<PriorityFlag priority="urgent" size={13} />} onRemove={nothing} />
      <Chip kind="label" text="errand" />
      <Chip kind="assignee" text="Ben" onRemove={nothing} />
    </Specimen>
  );
};

const Layers = () => {
  const [date, setDate] = useState<string | null>('2026-11-27');
  return (
    <>
      <Specimen name="Layers" note="Menu, popover, dialog, sheet, tooltip, toast.">
        <Menu trigger={<Button id="open-menu">Menu</Button>} align="start">
          <MenuItem icon={<Pencil size={14} aria-hidden />} keys="E">
            Rename
          </MenuItem>
          <MenuItem icon={<Copy size={14} aria-hidden />} disabled>
            Copy link
          </MenuItem>
          <MenuDivider />
          <MenuItem danger icon={<Trash2 size={14} aria-hidden />} keys="⌫">
            Delete
          </MenuItem>
        </Menu>
        <DatePicker value={date} onChange={setDate} trigger={<Button id="open-date">Date</Button>} />
        <Dialog
          trigger={<Button id="open-dialog">Dialog</Button>}
          title="Empty the trash?"
          description="Three tasks are removed for good. This cannot be undone."
          actions={
            <>
              <DialogClose>
                <Button variant="quiet">Keep them</Button>
              </DialogClose>
              <DialogClose>
                <Button variant="danger">Empty the trash</Button>
              </DialogClose>
            </>
          }
        />
        <Sheet trigger={<Button id="open-sheet">Sheet</Button>} title="Schedule">
          <p className="px-5 py-4">Pulled down, tapped away, or left with Escape.</p>
        </Sheet>
        <Button id="open-toast" onClick={() => showToast({ message: 'Moved 4 tasks to Friday.', onUndo: nothing })}>
          Toast
        </Button>
      </Specimen>
      <Specimen name="Calendar and toast">
        <div className="gallery-raised">
          <Calendar value={date} onChange={setDate} />
        </div>
        <ToastCard message="Moved 4 tasks to Friday." onUndo={nothing} onClose={nothing} />
        <ToastCard message="Saved on this device. Will sync." onClose={nothing} />
      </Specimen>
    </>
  );
};

/** Everything that is pressed, filled in or opened. */
export const GalleryControls = () => (
  <>
    <Buttons />
    <Fields />
    <Facts />
    <Layers />
  </>
);
