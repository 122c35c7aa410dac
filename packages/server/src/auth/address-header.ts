/** Carries the client's address to the sign-in library; a header of this name that a client sends is never passed on. */
export const addressHeader = 'x-lockstep-client-address';
