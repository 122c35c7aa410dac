import { useRecentTouch } from '@lockstep/react';
import { TouchHalo } from '../ui/touch-halo.tsx';

/** Shows for two seconds who changed a record from elsewhere; one's own changes do not glow. */
export const LiveHalo = ({ id }: { id: string }) => {
  const touch = useRecentTouch(id);
  return touch === null ? null : <TouchHalo key={touch.op_id} actor={touch.actor} />;
};
