/** A word to the person about something they did, with the way back where there is one. */
export type Notice = { message: string; onUndo?: () => void };

/** How commands speak to the person. */
export type Notify = (notice: Notice) => void;
