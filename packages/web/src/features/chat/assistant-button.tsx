import { MessageCircle } from 'lucide-react';
import { IconButton } from '../../ui/icon-button.tsx';
import { Mark } from '../../ui/mark.tsx';
import { strings } from './panel-strings.ts';
import { useAssistantWorking } from './use-assistant-working.ts';

/** Opens the assistant from where it is closed; while it works somewhere, its strokes take turns here. */
export const AssistantButton = ({ onPress }: { onPress: () => void }) => {
  const working = useAssistantWorking();
  return (
    <IconButton label={working ? strings.working : strings.open} keys="A" onClick={onPress} className="bg-paper">
      {working ? (
        <Mark phase="stepping" size={16} className="*:stroke-iris" />
      ) : (
        <MessageCircle aria-hidden="true" size={17} strokeWidth={1.9} />
      )}
    </IconButton>
  );
};
